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
  test.setTimeout(120_000);
  const coordinator = new Account(page);
  await coordinator.signIn("coordinator");
  const plan = new Plan(page);
  await plan.open();
  await axe();
  await plan.begin("Spring 2027");
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

  // Other days: across Eid al-Fitr, which 2027 has around 10 March.
  await plan.planned(async () => {
    await plan.field("first_day").fill("2027-03-09");
    await plan.field("first_day").press("Tab");
  });
  await expect(page.locator(".chosen")).toContainText(plan.words.term("constraint_kind", "eid-al-fitr"));
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
  await passerBy.goto("/?kind=training&from=2027");
  await expect(passerBy.getByRole("main")).toContainText("Before the vote");
});

test("a mouse lays an item where keys would", async ({ page }) => {
  test.setTimeout(60_000);
  await new Account(page).signIn("coordinator");
  const plan = new Plan(page);
  await plan.begin("By mouse and keys");
  const first = plan.item(0, 1);
  const next = plan.item(0, 2);
  const what = await first.locator(".what").innerText();
  const [from, to] = [await plan.minute(first), (await plan.minute(next)) + Number(await next.getAttribute("data-length"))];
  const before = await plan.schedule();

  // Onto the lower half of the next one, which it then follows.
  await plan.planned(() => plan.drag(first, next, 0.8));
  const dragged = await plan.schedule();
  expect(dragged).not.toEqual(before);
  await plan.planned(() => plan.deed("unmove").click());
  expect(await plan.schedule()).toEqual(before);
  for (let minute = from; minute < to; minute += 15) {
    if (minute === from) await first.locator("summary").focus();
    await plan.planned(() => page.keyboard.press("Alt+ArrowDown"));
    await expect(page.locator(":focus").locator("xpath=ancestor::li").locator(".what"), "it keeps the focus").toHaveText(what);
  }
  expect(await plan.schedule()).toEqual(dragged);
  await plan.planned(() => plan.deed("unmove").click());

  // Onto another day, before what begins there when it begins here.
  const [opening, morning] = [plan.item(0, 0), plan.item(1, 0)];
  expect(await plan.minute(opening)).toBe(await plan.minute(morning));
  await plan.planned(() => plan.drag(opening, morning, 0.2));
  const onDay = await plan.schedule();
  await plan.planned(() => plan.deed("unmove").click());
  await opening.locator("summary").focus();
  await plan.planned(() => page.keyboard.press("Alt+ArrowRight"));
  expect(await plan.schedule()).toEqual(onDay);
  await plan.planned(() => plan.deed("unmove").click());

  // Where it was, or away from the agenda, nothing is moved and nothing is sent.
  await plan.drag(first, first, 0.5);
  await plan.drag(first, plan.summary, 0.5);
  await expect(page.locator(".held")).toHaveCount(0);
  expect(await plan.schedule()).toEqual(before);
});

test("a finger drags by the handle, and scrolls by the rest", async ({ page, another }) => {
  test.setTimeout(60_000);
  await new Account(page).signIn("coordinator");
  const plan = new Plan(page);
  await plan.begin("By finger");
  const phone = new Plan(await another({ ...small, hasTouch: true, isMobile: true }));
  await phone.page.context().addCookies(await page.context().cookies());
  await phone.open(new URL(page.url()).pathname);
  const [first, next] = [phone.item(0, 1), phone.item(0, 2)];
  const to = (await phone.minute(next)) + Number(await next.getAttribute("data-length"));
  const before = await phone.schedule();
  await phone.swipe(first.locator(".what"), next, 0.8);
  expect(await phone.schedule()).toEqual(before);
  const what = await first.locator(".what").innerText();
  await phone.planned(() => phone.swipe(first.locator(".handle"), next, 0.8));
  await expect(phone.agenda.first().locator(`[data-from="${to}"]`).filter({ hasText: what })).toBeVisible();
});

test("two windows change one scenario, and neither loses anything", async ({ page, axe }) => {
  test.setTimeout(60_000);
  const coordinator = new Account(page);
  await coordinator.signIn("coordinator");
  const plan = new Plan(page);
  await plan.begin("Shared");
  const address = new URL(page.url()).pathname;
  const other = new Plan(await page.context().newPage());
  await other.open(address);
  await plan.planned(async () => {
    await plan.field("seats").fill("10");
    await plan.field("seats").press("Tab");
  });
  await other.planned(async () => {
    await other.field("days").fill("2");
    await other.field("days").press("Tab");
  });
  await expect(other.field("seats")).toHaveValue("10");
  await expect(other.field("days")).toHaveValue("2");
  // The same field: what was typed is shown beside what is saved.
  await plan.field("seats").fill("9");
  await plan.field("days").fill("4");
  await plan.field("days").press("Tab");
  await expect(page.locator(".plan-clashes")).toBeVisible();
  await expect(plan.field("days")).toHaveValue("4");
  await axe();
});

test("what is typed and pressed while an answer is awaited is kept and done", async ({ page }) => {
  test.setTimeout(90_000);
  await new Account(page).signIn("coordinator");
  const plan = new Plan(page);
  await plan.begin("On a slow line");
  const [gone, other] = await plan.invited();
  await plan.unfold("rules");
  const line = await plan.slowed();
  await plan.field("seats").focus();
  await page.keyboard.press("ArrowUp");
  await expect(plan.change).toHaveAttribute("data-state", "busy");
  // Stepped twice more, words typed and not left, a title, half a quota, two buttons.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await plan.field("title.en").fill("Before the vote");
  await plan.field("add.quota").selectOption("gender:woman");
  await plan.deed(`exclude:${gone}`).click();
  await plan.deed(`exclude:${other}`).click();
  await plan.field("notes").pressSequentially("Two halls");
  await page.keyboard.press("ArrowLeft");
  line.letGo();
  await expect(plan.deed(`free:${gone}`)).not.toHaveCount(0);
  await expect(plan.deed(`free:${other}`), "no button is dropped").not.toHaveCount(0);
  await expect(page.locator(".plan-clashes"), "nobody clashes with herself").toHaveCount(0);
  await expect(plan.field("notes"), "who types goes on typing").toBeFocused();
  await page.keyboard.type("mark");
  await expect(plan.field("notes")).toHaveValue("Two hallmarks");
  await expect(plan.field("seats")).toHaveValue("15");
  await expect(plan.field("title.en")).toHaveValue("Before the vote");
  await expect(plan.field("add.quota")).toHaveValue("gender:woman");
  await plan.planned(() => plan.field("name").focus());
  await page.reload();
  await expect(plan.field("notes")).toHaveValue("Two hallmarks");
  await expect(plan.field("seats")).toHaveValue("15");
  await expect(plan.field("title.en")).toHaveValue("Before the vote");
  await expect(plan.people).toHaveCount(15);

  // Keys that are pressed meanwhile move the item on from where it comes to lie.
  const item = plan.agenda.first().locator(".item:not(.break)").nth(1);
  const from = Number(await item.getAttribute("data-from"));
  await item.locator("summary").focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Alt+ArrowDown");
  await expect(page.locator(".item:has(:focus)")).toHaveAttribute("data-from", String(from + 45));
});

test("a title stays whatever else is changed, and what is half filled too", async ({ page }) => {
  test.setTimeout(60_000);
  await new Account(page).signIn("coordinator");
  const plan = new Plan(page);
  await plan.begin("With a title");
  await plan.field("title.en").fill("Before the vote");
  await plan.field("title.ur").fill("ووٹ سے پہلے");
  await plan.field("add.least").fill("5");
  const item = plan.agenda.first().locator(".item:not(.break)").nth(1);
  await item.locator("summary").click();
  const time = item.locator("input[type=time]");
  await time.fill("11:11");
  await plan.planned(async () => {
    await plan.field("days").fill("4");
    await plan.field("days").press("Tab");
  });
  await expect(plan.field("title.en")).toHaveValue("Before the vote");
  await expect(plan.field("title.ur")).toHaveValue("ووٹ سے پہلے");
  await expect(plan.field("add.least")).toHaveValue("5");
  await expect(time).toHaveValue("11:11");
  await time.focus();
  const sent = page.waitForRequest(({ method }) => method() === "POST", { timeout: 1_000 }).catch(() => undefined);
  await page.keyboard.press("Alt+ArrowDown");
  expect(await sent, "these keys are the field's own").toBeUndefined();
  // The row is whole: it is sent.
  await plan.planned(() => plan.field("add.quota").selectOption("gender:woman").then(() => undefined));
  await expect(plan.field("least.gender:woman")).toHaveValue("5");
  await expect(plan.field("add.least")).toHaveValue("");
});

test("each failure is told as what it is, and what was pressed is done once it can be", async ({ page, guard }) => {
  test.setTimeout(90_000);
  guard.announce(/50[03]|429|413|404|Failed to load|ERR_/);
  await new Account(page).signIn("coordinator");
  const plan = new Plan(page);
  await plan.begin("In trouble");
  const address = page.url();
  const [gone] = await plan.invited();
  const tried = async (state: string, answer: { status: number } | undefined) => {
    await page.route(plan.scenario, (route) => (answer ? route.fulfill({ ...answer, contentType: "application/json", body: "{}" }) : route.abort()));
    await plan.button("save").first().click();
    await expect(plan.change).toHaveAttribute("data-state", state.replace(/_(\w)/, (_, letter: string) => letter.toUpperCase()));
    await expect(plan.change).toHaveText(plan.words.text(`planning.script.${state}`));
    await expect(plan.field("name"), "what was typed stands").toHaveValue("In some trouble");
    await page.unroute(plan.scenario);
  };
  await page.route(plan.scenario, (route) => route.fulfill({ status: 503, body: "" }));
  await plan.field("name").fill("In some trouble");
  await plan.deed(`exclude:${gone}`).click();
  await expect(plan.change).toHaveAttribute("data-state", "later");
  await page.unroute(plan.scenario);
  for (const [state, status] of [["later", 503], ["later", 429], ["later", 500], ["gone", 404], ["too_large", 413]] as const) await tried(state, { status });
  await tried("offline", undefined);
  await plan.planned(() => page.evaluate(() => void dispatchEvent(new Event("online"))));
  await expect(plan.deed(`free:${gone}`), "what failed is done").not.toHaveCount(0);
  await expect(plan.field("name")).toHaveValue("In some trouble");

  // The change is saved, and only its page fails: it is looked at again, not saved again.
  await page.evaluate(() => {
    const { fetch } = window;
    window.fetch = async (...asked) => {
      const { url, redirected } = await fetch(...asked);
      window.fetch = fetch;
      return Object.defineProperties(new Response("", { status: 503 }), { url: { value: url }, redirected: { value: redirected } });
    };
  });
  await plan.field("seats").fill("9");
  await plan.field("seats").press("Tab");
  await expect(plan.change).toHaveAttribute("data-state", "later");
  await plan.field("seats").fill("8");
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.postData() ?? ""));
  await plan.field("seats").press("Tab");
  await expect(plan.people).toHaveCount(8);
  expect(posts).toHaveLength(1);
  await expect(page.locator(".plan-clashes")).toHaveCount(0);

  // What cannot be saved is told where she looks; what is left with the page is sent with it.
  await plan.field("days").fill("99");
  await plan.field("days").press("Tab");
  await expect(plan.change).toHaveAttribute("data-state", "faulty");
  await expect(plan.change).toHaveText(plan.words.text("planning.script.faulty"));
  await expect(plan.field("days")).toHaveValue("99");
  await plan.field("days").fill("2");
  await page.goto("/planning");
  await plan.open(new URL(address).pathname);
  await expect(plan.field("days")).toHaveValue("2");

  // Signed out in another window.
  const elsewhere = await page.context().newPage();
  await elsewhere.context().clearCookies();
  await plan.field("days").fill("3");
  await plan.field("days").press("Tab");
  await expect(plan.change).toHaveAttribute("data-state", "signedOut");
  await expect(plan.change).toHaveText(plan.words.text("planning.script.signed_out"));
  await expect(plan.field("days")).toHaveValue("3");
});

test("without script and on a phone the plan is the same", async ({ page, another, axe }) => {
  test.setTimeout(60_000);
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
  test.setTimeout(60_000);
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
  await facts.field("absence.from").fill("2027-05-31");
  await facts.field("absence.to").fill("2027-03-01");
  await facts.add("absence");
  await expect(facts.page.locator("#absence-to-fault")).toBeVisible();
  await expect(facts.field("absence.from"), "nothing typed is lost").toHaveValue("2027-05-31");
  await facts.field("absence.from").fill("2027-03-01");
  await facts.field("absence.to").fill("2027-05-31");
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
