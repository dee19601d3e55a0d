import { eidInSpring, inSpring, spring } from "../lib/spring";
import { expect, test } from "../lib/test";
import { languages } from "../lib/words";
import { Account } from "../pages/account";
import { Facts } from "../pages/facts";
import { Plan } from "../pages/plan";
import { overflow } from "../pages/site";
import { smallTargets } from "../pages/targets";

// Scenarios are all coordinators' own, and there is one coordinator.
test.describe.configure({ mode: "serial" });

const small = { viewport: { width: 360, height: 740 } };

test("everyone can read how a plan is made", async ({ page, axe }) => {
  for (const language of languages) {
    const plan = new Plan(page, language);
    await plan.open("/how-the-plan-is-made");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(plan.words.text("planning.how.title"));
    await axe();
  }
  const answer = await page.goto("/planning");
  expect(answer?.url()).toContain("/sign-in");
});

test("a coordinator plans, changes by hand, compares, and makes a training of it", async ({ page, another, axe }) => {
  const coordinator = new Account(page);
  await coordinator.signIn("coordinator");
  const plan = new Plan(page);
  await plan.open();
  await axe();
  await plan.begin("In spring");
  await expect(plan.people).toHaveCount(12);
  await axe();
  const targets = "main :is(button, summary, select, .tick, input:not([type=hidden], [type=checkbox]))";
  expect(await smallTargets(page, 44, targets)).toEqual([]);

  // A quota, which the list then keeps.
  await plan.field("add.quota").selectOption("gender:woman");
  await plan.planned(async () => {
    await plan.field("add.least").fill("7");
    await plan.field("add.least").press("Tab");
  });
  await expect(plan.field("least.gender:woman")).toHaveValue("7");
  await expect(plan.change).not.toBeEmpty();

  // Two people by hand: the one goes, the other comes, and both have their price.
  const before = await plan.invited();
  const [gone] = before;
  await plan.planned(() => plan.deed(`exclude:${gone}`).click());
  expect(await plan.invited()).not.toContain(gone);
  await expect(plan.hand).toContainText("points");
  await plan.unfold("waiting");
  const come = (await plan.waiting.last().getAttribute("id"))?.replace("person-", "") ?? "";
  await plan.planned(() => plan.deed(`include:${come}`).click());
  expect(await plan.invited()).toContain(come);
  await expect(page.locator("#hand-costs li")).toHaveCount(2);
  await expect(page.locator("details#waiting"), "what is open stays open").toHaveAttribute("open");

  // Other days: across an Eid.
  const eid = eidInSpring();
  await plan.planned(async () => {
    await plan.field("first_day").fill(eid.day);
    await plan.field("first_day").press("Tab");
  });
  await expect(page.locator(".chosen")).toContainText(plan.words.term("constraint_kind", eid.kind));
  await plan.planned(() => plan.deed("date:").click());
  await expect(page.locator(".chosen")).not.toContainText(plan.words.text("planning.dates.ruled_out"));

  // The agenda by keyboard.
  const item = plan.agenda.first().locator(".item:not(.break)").nth(1);
  const from = Number(await item.getAttribute("data-from"));
  await item.locator("summary").focus();
  await plan.planned(() => page.keyboard.press("Alt+ArrowDown"));
  await expect(plan.agenda.first().locator(`.item[data-from="${from + 15}"]`).first()).toBeVisible();
  await plan.planned(() => plan.deed("unmove").click());
  await axe();

  // Another place in a copy, and both side by side.
  await plan.deed("copy").click();
  await expect(plan.done).toHaveText(plan.words.text("planning.notice.copied"));
  const best = await plan.chosenPlace.innerText();
  await plan.planned(() => plan.places.nth(1).getByRole("button").click());
  expect(await plan.chosenPlace.innerText()).not.toBe(best);
  await page.getByRole("link", { name: plan.words.text("planning.compare.with") }).click();
  await expect(page.locator(".compare-table tbody tr")).toHaveCount(13);
  await axe();

  // A training, told to the public as a month and a place.
  await page.locator(".compare-table thead a").first().click();
  await plan.field("title.en").fill("Before the vote");
  await plan.deed("training").click();
  await expect(plan.done).toHaveText(plan.words.text("planning.notice.training"));
  await page.getByRole("link", { name: plan.words.text("planning.training.made") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Before the vote");
  const passerBy = await another();
  await passerBy.goto(`/?kind=training&from=${spring}`);
  await expect(passerBy.getByRole("main")).toContainText("Before the vote");
});

test("without script and on a phone the plan is the same", async ({ page, another, axe }) => {
  const coordinator = new Account(page);
  await coordinator.signIn("coordinator");
  const plan = new Plan(page);
  await plan.begin("Without script");
  const address = new URL(page.url()).pathname;
  await plan.planned(async () => {
    await plan.field("seats").fill("8");
    await plan.field("seats").press("Tab");
  });
  const invited = await plan.invited();

  const plain = new Plan(await another({ javaScriptEnabled: false, ...small }));
  await plain.page.context().addCookies(await page.context().cookies());
  await plain.begin("Without script, too");
  await plain.field("seats").fill("8");
  await plain.page.locator(".plan-summary .primary").click();
  expect(await plain.invited()).toEqual(invited);

  for (const language of languages) {
    const narrow = new Plan(await another(small), language);
    await narrow.page.context().addCookies(await page.context().cookies());
    for (const path of ["/planning", address, `${address}/print`]) {
      await narrow.open(path);
      expect(await overflow(narrow.page), path).toEqual([]);
    }
    await narrow.open(address);
    await axe(narrow.page);
  }
});

test("the plan prints on two pages", async ({ page }) => {
  const coordinator = new Account(page);
  await coordinator.signIn("coordinator");
  await new Plan(page).begin("On paper");
  const address = new URL(page.url()).pathname;
  for (const language of languages) {
    await new Plan(page, language).open(`${address}/print`);
    await page.evaluate(() => document.fonts.ready);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), language).toHaveLength(2);
  }
});

test("what coordinators note without a script changes the plan", async ({ page, another, axe }) => {
  const coordinator = new Account(page);
  await coordinator.signIn("coordinator");
  const plan = new Plan(page);
  await plan.begin("With an absence");
  const address = new URL(page.url()).pathname;
  const before = await plan.days.innerText();

  const facts = new Facts(await another({ javaScriptEnabled: false, ...small }));
  await facts.page.context().addCookies(await page.context().cookies());
  await facts.open();
  expect(await overflow(facts.page)).toEqual([]);
  await facts.unfold("absence");
  const organisation = await facts.field("absence.organisation").locator("option").nth(1).innerText();
  await facts.field("absence.organisation").selectOption({ index: 1 });
  await facts.field("absence.from").fill(inSpring(5, 31));
  await facts.field("absence.to").fill(inSpring(3, 1));
  await facts.add("absence");
  await expect(facts.page.locator("#absence-to-fault")).toBeVisible();
  await expect(facts.field("absence.from"), "nothing typed is lost").toHaveValue(inSpring(5, 31));
  await facts.field("absence.from").fill(inSpring(3, 1));
  await facts.field("absence.to").fill(inSpring(5, 31));
  await facts.add("absence");
  await expect(facts.done).toHaveText(facts.words.text("facts.notice.added"));

  await plan.open(address);
  await expect(page.locator(".chosen .clashes")).toContainText(organisation);
  await facts.takeAway(organisation);
  await expect(facts.done).toHaveText(facts.words.text("facts.notice.taken_away"));
  await plan.open(address);
  await expect(plan.days).toHaveText(before);

  for (const language of languages) {
    const own = new Facts(page, language);
    await own.open();
    for (const kind of ["window", "absence", "co-trainer", "price"]) await own.unfold(kind);
    await axe();
    const targets = "main :is(button, summary, select, .tick, input:not([type=hidden], [type=checkbox]))";
    expect(await smallTargets(page, 44, targets)).toEqual([]);
  }
});
