import { expect, test } from "../lib/test";
import { Account } from "../pages/account";
import { OwnWork, today } from "../pages/cascade";
import { overflow } from "../pages/site";

// New members, whom no other journey knows; one coordinator invites them, one after the other.
test.describe.configure({ mode: "serial" });

const small = { viewport: { width: 360, height: 740 } };

test("a member logs a session, corrects it and withdraws it", async ({ page, another, axe, isMobile }) => {
  const coordinator = new Account(await another());
  await coordinator.signIn("coordinator");
  const member = new Account(page);
  const own = new OwnWork(page);
  const name = `Steady Oak ${isMobile ? "phone" : "wide"}`;
  await coordinator.invite(`${name.toLowerCase().replaceAll(" ", ".")}@example.org`, member);
  await member.begin(name);

  await own.open("/me/sessions-led");
  await axe();
  await page.getByRole("link", { name: own.words.text("cascade.led.log") }).click();
  await own.button("cascade.form.save").click();
  await expect(page.locator("#groups-fault")).toBeVisible();
  await axe();
  await own.fillSession("twelve");
  await own.button("cascade.form.save").click();
  await expect(page.locator("#groups-fault")).toHaveText(own.words.text("cascade.fault.group_count"));
  await expect(page.locator("[name='count.0']")).toHaveValue("twelve");
  await page.locator("[name='count.0']").fill("12");
  await own.button("cascade.form.save").dblclick();
  await expect(own.done).toHaveText(own.words.text("cascade.led.logged"));
  await page.reload();
  await expect(own.items, "the same form sent twice is one session").toHaveCount(1);
  await axe();

  await page.getByRole("link", { name: own.words.text("cascade.led.change") }).click();
  await page.locator("[name='count.0']").fill("14");
  await own.button("cascade.form.correct").click();
  await expect(own.done).toHaveText(own.words.text("cascade.led.corrected"));
  await expect(own.items).toContainText("14");
  await page.getByRole("link", { name: own.words.text("cascade.led.change") }).click();
  await own.button("cascade.form.withdraw").click();
  await expect(own.items).toContainText(own.words.text("cascade.led.withdrawn"));
});

test("what was passed on opens as lists, with and without script", async ({ page, another, axe, isMobile }) => {
  const partner = new Account(page);
  await partner.signIn("partner");
  await partner.open("/library/cascade");
  const lists = page.locator(".cascade > li");
  await expect(lists.first()).toBeVisible();
  await axe();
  const plain = await another({ javaScriptEnabled: false, ...(isMobile ? small : {}) });
  await plain.context().addCookies(await page.context().cookies());
  await plain.goto("/ur/library/cascade");
  const details = plain.locator(".cascade details").last();
  const wasOpen = (await details.getAttribute("open")) !== null;
  await details.locator("summary").first().click();
  await expect(details).toHaveJSProperty("open", !wasOpen);
  await page.goto("/ur/library/cascade");
  expect(await overflow(page)).toEqual([]);
});

test("two members become mentor and mentee, and write what they alone read", async ({ page, another, axe, isMobile }) => {
  const coordinator = new Account(await another());
  await coordinator.signIn("coordinator");
  const kind = isMobile ? "phone" : "wide";
  const mentor = new Account(page);
  await coordinator.invite(`mentor.${kind}@example.org`, mentor);
  await mentor.begin(`Old Cedar ${kind}`);
  await page.locator("[name='purpose'][value='contact']").locator("..").getByRole("button").first().click();
  await expect(mentor.done).toBeVisible();

  const plain = await another({ javaScriptEnabled: false, ...(isMobile ? small : {}) });
  const mentee = new Account(plain);
  const asking = new OwnWork(plain);
  await coordinator.invite(`mentee.${kind}@example.org`, mentee);
  await mentee.begin(`Young Cedar ${kind}`);
  await asking.open("/me/mentoring");
  const label = await plain.locator("#mentor option").filter({ hasText: `Old Cedar ${kind}` }).innerText();
  await plain.locator("#mentor").selectOption({ label });
  await plain.locator("#message").fill("How to begin?");
  await asking.button("mentoring.ask.send").click();
  await expect(asking.done).toHaveText(asking.words.text("mentoring.done.asked"));

  const answering = new OwnWork(page);
  await answering.open("/me/mentoring");
  await axe();
  await answering.items.getByRole("link").click();
  await expect(page.getByRole("main")).toContainText("How to begin?");
  await answering.button("mentoring.pair.accept").click();
  await expect(answering.done).toHaveText(answering.words.text("mentoring.done.accept"));
  await page.locator("#goal").fill("Lead a session alone");
  await answering.button("mentoring.pair.add").click();
  await page.locator("#day").fill(today());
  await page.locator("#note").fill("We spoke of the first session.");
  await answering.button("mentoring.pair.log").click();
  await expect(page.getByRole("main")).toContainText("We spoke of the first session.");
  await axe();

  await asking.open("/me/mentoring");
  await asking.items.getByRole("link").click();
  await expect(plain.getByRole("main")).toContainText("Lead a session alone");
  await asking.button("mentoring.pair.reach").click();
  await expect(plain.getByRole("main")).toContainText(asking.words.text("mentoring.pair.reached"));

  await coordinator.open("/me/mentoring");
  await expect(coordinator.page.getByRole("main")).toContainText(`Old Cedar ${kind}`);
  await expect(coordinator.page.getByRole("main")).not.toContainText("first session");
  await axe(coordinator.page);
  await answering.button("mentoring.pair.end").click();
  await expect(answering.done).toHaveText(answering.words.text("mentoring.done.end"));
});
