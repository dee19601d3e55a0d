import { expect, test } from "../lib/test";
import { Account } from "../pages/account";
import { Plan } from "../pages/plan";

// Scenarios are all coordinators' own, and there is one coordinator.
test.describe.configure({ mode: "serial" });

test("two windows change one scenario, and neither loses anything", async ({ page, axe }) => {
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
