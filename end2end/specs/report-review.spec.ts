import type { Page } from "@playwright/test";
import { expect, test } from "../lib/test";
import { Account } from "../pages/account";
import { Report } from "../pages/report";
import { Review } from "../pages/review";
import { overflow } from "../pages/site";

// One account a role, and what it has reported is counted.
test.describe.configure({ mode: "serial" });

const phone = { viewport: { width: 360, height: 740 } };

/** Interventions that everybody sees. */
async function told(page: Page): Promise<number> {
  const answer = await page.request.get("/api/explore?kind=intervention");
  return (await answer.json()).total;
}

async function signedIn(page: Page, role: Parameters<Account["signIn"]>[0]): Promise<Page> {
  await new Account(page).signIn(role);
  return page;
}

/** Writes a whole report with a story on the plain form, and sends it. */
async function send(page: Page, story: string): Promise<void> {
  const report = new Report(page);
  await report.open();
  await report.field("dispute").selectOption("community");
  await report.field("mode").first().check();
  await report.field("methods").first().check();
  await report.field("from").fill("2026-02-03");
  await report.field("district").selectOption("jacobabad");
  await report.field("outcome").selectOption("agreed");
  await report.field("story_title").fill("Two sides of a bazaar");
  await report.field("story_summary").fill("They opened on the same day.");
  await report.field("story_text").fill(story);
  await report.field("story_consent").check();
  await report.button("send").click();
}

test("a question, an answer, two approvals, the public page, and off it at once", async ({ page, another, axe }) => {
  const author = await signedIn(await another({ javaScriptEnabled: false }), "member");
  const one = new Review(await signedIn(page, "coordinator"));
  const two = new Review(await signedIn(await another(phone), "administrator"));
  const before = await told(page);

  await send(author, "Both sides of the bazaar sat down.\n\nThey opened on the same day.");
  await expect(author.locator(".done")).toBeVisible();
  const address = author.url().replace(/\?.*/, "");

  await one.openNewest();
  await axe();
  await one.decide("return");
  await expect(one.fault).toHaveText(one.words.text("report.review_fault.no_reason"));
  await one.say("return", "How many came?");
  await expect(one.done).toBeVisible();

  await author.goto(address);
  await expect(author.locator(".remarks")).toContainText("How many came?");
  await author.locator("#parties").fill("30");
  await author.locator("#answer").fill("Thirty.");
  await author.locator('button[value="send"]').click();

  await one.openNewest();
  await expect(one.page.locator(".remarks")).toContainText("Thirty.");
  await expect(one.page.locator(".changed")).toHaveCount(1);
  await one.decide("claim");
  await two.openNewest();
  await expect(two.page.locator('button[value="accept"]')).toHaveCount(0);
  await one.story.fill("Haji Karim Bux of 0300-1234567 sat down.");
  await one.decide("accept");
  await expect(one.fault).toHaveText(one.words.text("report.review_fault.identifying"));
  await expect(one.warnings.first()).toBeVisible();
  await expect(one.story).toHaveValue("Haji Karim Bux of 0300-1234567 sat down.");
  await axe();
  await one.story.fill("Both sides sat down.");
  await one.decide("accept");
  await expect(one.done).toBeVisible();
  expect(await told(page)).toBe(before + 1);
  expect((await page.request.get("/stories")).ok()).toBe(true);
  await expect(async () => expect(await titles(page)).not.toContain("Two sides of a bazaar")).toPass();

  await two.openNewest();
  expect.soft(await overflow(two.page)).toEqual([]);
  await axe(two.page);
  await two.decide("approve");
  await expect(two.done).toBeVisible();
  expect(await titles(page)).toContain("Two sides of a bazaar");

  await author.goto(address);
  await author.getByRole("button", { name: one.words.text("report.button.withdraw") }).click();
  await author.getByRole("button", { name: one.words.text("report.button.withdraw_sure") }).click();
  await expect(author.locator(".done")).toBeVisible();
  expect(await told(page)).toBe(before);
  expect(await titles(page)).not.toContain("Two sides of a bazaar");
});

/** The text of the page of stories, as everybody gets it. */
async function titles(page: Page): Promise<string> {
  return (await page.request.get("/stories")).text();
}

test("the form and the lists in Urdu and on a phone, without script", async ({ another, axe }) => {
  const plain = await another({ javaScriptEnabled: false, ...phone });
  const member = new Account(plain, "ur");
  await member.signIn("member");
  const report = new Report(plain, "ur");
  await report.open();
  await expect(report.steps).toHaveCount(5);
  await report.button("send").click();
  await expect(report.fault("dispute")).toHaveText(report.words.text("report.fault.missing"));
  const scripted = await another(phone);
  await scripted.context().addCookies(await plain.context().cookies());
  for (const path of ["/ur/report", "/ur/report/new"]) {
    await scripted.goto(path);
    expect.soft(await overflow(scripted), path).toEqual([]);
    await axe(scripted);
  }
});
