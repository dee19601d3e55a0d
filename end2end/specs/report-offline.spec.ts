import type { Page } from "@playwright/test";
import { expect, test } from "../lib/test";
import { languages } from "../lib/words";
import { Account } from "../pages/account";
import { Report } from "../pages/report";
import { overflow } from "../pages/site";

// One account, and what it has reported is counted.
test.describe.configure({ mode: "serial" });

/** What the browser says of requests without a network, of an answer that was lost, and of a key that nobody is given. */
const withoutNetwork = [/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/];
const signedOut = /status of 401 .*\/report\/(key|new)/;

async function signedIn(page: Page): Promise<Report> {
  await new Account(page).signIn("member");
  const report = new Report(page);
  await report.open();
  await report.isKept();
  return report;
}

/** How many reports the server has of the member. */
async function reported(page: Page): Promise<number> {
  const other = await page.context().newPage();
  await other.goto("/report");
  const count = await other.locator(".reports > li").count();
  await other.close();
  return count;
}

test("written without a network, kept when the page dies, sent once", async ({ page, context, guard }) => {
  guard.announce(...withoutNetwork);
  await signedIn(page);
  const before = await reported(page);
  await context.setOffline(true);
  let report = new Report(page);
  await report.open();
  await report.write("Both families sat together twice.");
  await expect(report.summary).toContainText("Both families sat together twice.");
  await expect(report.state).toHaveText(report.text("kept"));
  await page.close({ runBeforeUnload: false });

  report = new Report(await context.newPage());
  await report.open();
  await expect(report.field("notes")).toHaveValue("Both families sat together twice.");
  await report.goTo(5);
  await report.button("send").dblclick();
  await expect(report.state).toHaveText(report.text("waits"));
  await expect(report.field("notes")).toHaveValue("");
  await expect(report.waiting).toHaveCount(1);
  await expect(report.waiting).toContainText(report.beginning("state_waiting"));

  // The server gets it, and its answer is lost.
  let isLost = false;
  await context.route("**/report/new", async (route) => {
    if (isLost || route.request().method() !== "POST") return route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort();
  });
  await context.setOffline(false);
  await expect(async () => {
    await report.page.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(report.waiting).toContainText(report.beginning("state_sent"), { timeout: 1_000 });
  }).toPass();
  expect(await reported(report.page)).toBe(before + 1);
});

test("signing out locks what was written, signing in opens it again", async ({ page, context, guard }) => {
  guard.announce(...withoutNetwork, signedOut);
  const report = await signedIn(page);
  await report.goTo(4);
  await report.field("notes").fill("For nobody else.");
  await expect(report.state).toHaveText(report.text("kept"));
  await page.getByRole("button", { name: report.words.text("account.masthead.sign_out") }).click();
  await expect(page).not.toHaveURL(/report/);
  await context.setOffline(true);
  await report.open();
  await expect(report.state).toHaveText(report.text("closed"));
  await expect(report.field("notes")).toHaveValue("");
  await expect(report.waiting).toHaveCount(0);

  await context.setOffline(false);
  await page.goto("/me");
  await signedIn(page);
  await expect(report.field("notes")).toHaveValue("For nobody else.");
  await report.tool("delete").click();
  await expect(report.tool("delete_no")).toBeFocused();
  await report.tool("delete_yes").click();
  await expect(report.state).toHaveText(report.text("deleted"));
  await report.open();
  await expect(report.field("notes")).toHaveValue("");
});

test("what is missing is said at once, at its field and in its step", async ({ page, axe }) => {
  const report = await signedIn(page);
  await report.goTo(5);
  await report.button("send").click();
  await expect(report.page.locator("#step-1")).toBeVisible();
  await expect(report.fault("dispute")).toBeVisible();
  await expect(report.field("dispute")).toBeFocused();
  await axe();
  await report.field("dispute").selectOption("land");
  await expect(report.fault("dispute")).toBeHidden();
  await report.tool("delete").click();
  await report.tool("delete_yes").click();
});

test("two reports on one phone", async ({ page }) => {
  const report = await signedIn(page);
  await report.goTo(4);
  await report.field("notes").fill("The first.");
  await expect(report.state).toHaveText(report.text("kept"));
  await report.tool("anew").click();
  await expect(report.field("notes")).toHaveValue("");
  await report.tool("go_on").click();
  await expect(report.field("notes")).toHaveValue("The first.");
  await report.tool("delete").click();
  await report.tool("delete_yes").click();
  await expect(report.state).toHaveText(report.text("deleted"));
});

test("a draft that the server has loses nothing either", async ({ page, context, guard, axe }) => {
  guard.announce(...withoutNetwork);
  let report = await signedIn(page);
  await report.write("As it was kept first.");
  await report.button("keep").click();
  await expect(page).toHaveURL(/\/report\/(?!new)\w+/);
  const address = page.url().replace(/[?#].*/, "");
  await expect(report.state).toHaveText(report.text("ready"));
  await report.goTo(4);
  await report.field("notes").fill("As it was changed on the way.");
  await expect(report.state).toHaveText(report.text("kept"));
  await axe();
  await context.setOffline(true);
  await report.goTo(5);
  await report.button("send").click();
  await expect(report.state).toHaveText(report.text("kept_here"));
  await page.close({ runBeforeUnload: false });

  await context.setOffline(false);
  const other = await context.newPage();
  await other.goto(address);
  report = new Report(other);
  await expect(report.state).toHaveText(report.text("restored"));
  await expect(report.field("notes")).toHaveValue("As it was changed on the way.");

  // Meanwhile it is changed on another device.
  const elsewhere = await context.request.post(address, {
    form: { dispute: "land", mode: "direct", notes: "From the office.", do: "keep" },
    headers: { origin: new URL(address).origin },
  });
  expect(elsewhere.ok()).toBe(true);
  await other.reload();
  await expect(report.state).toHaveText(report.text("since"));
  await expect(report.field("notes")).toHaveValue("From the office.");
  await report.tool("take").click();
  await expect(report.field("notes")).toHaveValue("As it was changed on the way.");
  await report.tool("served").click();
  await expect(report.tool("delete_no")).toBeFocused();
  await expect(report.field("notes")).toHaveValue("As it was changed on the way.");
  await report.tool("delete_yes").click();
  await expect(report.field("notes")).toHaveValue("From the office.");
  await other.reload();
  await expect(report.state).toHaveText(report.text("ready"));
  await report.write("As it is sent.");
  const posts: string[] = [];
  other.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await report.button("send").dblclick();
  await expect(other.locator(".done")).toHaveText(report.words.text("report.done.sent"));
  expect(posts).toEqual([address]);
  await expect(other.locator(".reported")).toContainText("As it is sent.");
});

test("what is kept of a report is not written over before it is offered, and can be deleted", async ({ page, axe }) => {
  const report = await signedIn(page);
  await report.write("As the server has it.");
  await report.button("keep").click();
  await expect(page).toHaveURL(/\/report\/(?!new)\w+/);
  const address = page.url().replace(/[?#].*/, "");
  await report.goTo(4);
  await report.field("notes").fill("On the way.");
  await expect(report.state).toHaveText(report.text("kept"));

  // Whose page it is, is known late.
  await page.route("**/report/key", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.goto("/report");
  await page.goto(address);
  await report.goTo(4);
  await report.field("notes").fill("Typed meanwhile.");
  await expect(report.state).toHaveText(report.text("differs"));
  await expect(report.field("notes")).toHaveValue("Typed meanwhile.");
  await report.tool("take").click();
  await expect(report.field("notes")).toHaveValue("On the way.");
  await page.unroute("**/report/key");

  await report.open();
  await expect(report.waiting).toContainText(report.beginning("state_again"));
  await expect(report.waiting.getByRole("link")).toHaveAttribute("href", new URL(address).pathname);
  await axe();
  await report.tool("delete").click();
  await report.tool("delete_yes").click();
  await expect(report.waiting).toHaveCount(0);
  await page.goto(address);
  await expect(report.state).toHaveText(report.text("ready"));
  await expect(report.field("notes")).toHaveValue("As the server has it.");
});

test("a telephone number is warned of while it is written, without a network too", async ({ page, context, guard }) => {
  guard.announce(...withoutNetwork);
  const report = await signedIn(page);
  // What the checker is made of comes after the page.
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await report.open();
  await report.goTo(4);
  await report.field("notes").fill("Call 0300 1234567 about it.");
  await expect(report.warning("notes")).toContainText("0300 1234567");
  await expect(report.warning("notes")).toContainText(report.words.text("report.finding.phone"));
  await report.field("notes").fill("");
  await expect(report.warning("notes")).toBeEmpty();
});

for (const language of languages) {
  test(`every step fits and can be used by everybody: ${language}`, async ({ page, axe }) => {
    await signedIn(page);
    const report = new Report(page, language);
    await report.open();
    await page.setViewportSize({ width: 360, height: 740 });
    for (const step of [1, 2, 3, 4, 5]) {
      await report.goTo(step);
      await expect(report.steps).toHaveCount(1);
      await expect(page.locator(`#step-${step} > legend`)).toBeFocused();
      expect.soft(await overflow(page), `step ${step}`).toEqual([]);
      await axe();
    }
    await page.goBack();
    await expect(page.locator("#step-4")).toBeVisible();
    await expect(report.form.locator("[aria-current=step]")).toHaveAttribute("href", "#step-4");
  });
}

test("without script it is one form", async ({ another }) => {
  const page = await another({ javaScriptEnabled: false });
  await new Account(page).signIn("member");
  const report = new Report(page);
  await report.open();
  await expect(report.steps).toHaveCount(5);
  await report.button("keep").click();
  await expect(page).toHaveURL(/\/report\/[0-9a-z]{10}/);
  await expect(page.locator(".done")).toBeVisible();
});
