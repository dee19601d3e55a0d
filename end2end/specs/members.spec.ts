import { expect, test } from "../lib/test";
import { Account, codeIn, linkIn } from "../pages/account";
import { overflow } from "../pages/site";

// One account, whose profile each journey changes.
test.describe.configure({ mode: "serial" });

test("from invitation to a profile of one's own", async ({ page, another, axe, isMobile }) => {
  const coordinator = new Account(page);
  await coordinator.signIn("coordinator");
  await coordinator.open("/directory/invite");
  await coordinator.email.fill("not an address");
  await coordinator.button("invite.send").click();
  await expect(coordinator.faults).toHaveText(coordinator.words.text("account.invite.email_wrong"));
  await expect(coordinator.email).toHaveValue("not an address");
  const address = `new.${isMobile ? "phone" : "wide"}@example.org`;
  await coordinator.email.fill(address);
  await coordinator.button("invite.send").click();
  await expect(coordinator.done).toBeVisible();
  await axe();

  const invited = new Account(await another());
  await invited.page.goto(linkIn(await coordinator.newestMail(address)));
  await invited.button("sign_in.enter").click();
  await expect(invited.page).toHaveURL(/\/me\/profile$/);
  await axe(invited.page);
  await invited.button("begin.save").click();
  await expect(invited.page.locator("#district-fault")).toBeVisible();
  await axe(invited.page);
  const pseudonym = `Calm River ${isMobile ? "phone" : "wide"}`;
  await invited.begin(pseudonym);
  await expect(invited.done).toHaveText(invited.words.text("account.begin.done"));
  await axe(invited.page);
  await invited.page.locator("[name='purpose'][value='counted']").locator("..").getByRole("button").first().click();
  await expect(invited.done).toHaveText(invited.words.text("account.profile.consent_done"));
  await invited.open("/directory?q=calm+river");
  await expect(invited.page.locator(".directory .member").filter({ hasText: pseudonym })).toHaveCount(1);
  await invited.page.getByRole("button", { name: invited.words.text("account.masthead.sign_out") }).click();
  await invited.open("/me");
  await expect(invited.page).toHaveURL(/\/sign-in\?next=%2Fme$/);
});

test("a wrong code is refused, a right one leads to where one wanted to go", async ({ page, axe }) => {
  const account = new Account(page);
  await account.open("/directory");
  await expect(page).toHaveURL(/sign-in\?next=%2Fdirectory/);
  await axe();
  const mail = await account.askForMail(Account.address("partner"));
  await account.code.fill("12");
  await account.button("sign_in.enter").click();
  await expect(account.faults).toBeVisible();
  await axe();
  await account.code.fill(codeIn(mail));
  await account.button("sign_in.enter").click();
  await expect(page).toHaveURL(/\/directory$/);
  await expect(page.locator(".directory .member").first()).toBeVisible();
  await axe();
});

test("a profile saves itself, field by field, and each change can be taken back", async ({ page, context, axe, guard }) => {
  guard.announce(/status of 422/, /ERR_INTERNET_DISCONNECTED/);
  const member = new Account(page);
  await member.signIn("member");
  await member.open("/me/profile");
  const pseudonym = page.locator("[name='pseudonym.en']");
  const phone = page.locator("[name='phone']");
  const before = await pseudonym.inputValue();
  await pseudonym.fill("Early Lark");
  await phone.fill("call me");
  await expect(member.saving).toHaveText(member.words.text("account.profile.saved"));
  await phone.blur();
  await expect(page.locator("#phone-fault")).toBeVisible();
  await expect(phone).toHaveAttribute("aria-describedby", "phone-hint phone-fault");
  await axe();
  await phone.fill("");
  await phone.blur();
  await expect(page.locator("#phone-fault")).toHaveCount(0);
  await expect(phone).toHaveAttribute("aria-describedby", "phone-hint");
  const wish = page.locator("[name='wishes']:not([type='hidden'])").last();
  const organisation = page.locator("[name='affiliations']").last();
  for (const choose of [() => wish.click(), () => organisation.selectOption({ index: 1 })]) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await choose();
    expect((await answered).status()).toBe(200);
  }
  const chosen = await organisation.inputValue();
  const wished = await wish.isChecked();
  await page.reload();
  await expect(pseudonym).toHaveValue("Early Lark");
  await expect(wish).toBeChecked({ checked: wished });
  const kept = page.locator("[name='affiliations']").filter({ has: page.locator(`option[selected][value='${chosen}']`) });
  await expect(kept).toHaveCount(1);

  await context.setOffline(true);
  await page.locator("[name='profession']").selectOption("lawyer");
  await expect(member.saving).toHaveText(member.words.text("account.profile.offline"));
  await context.setOffline(false);
  await expect(member.saving).toHaveText(member.words.text("account.profile.saved"));
  await member.open("/me/profile");
  await expect(page.locator("[name='profession']")).toHaveValue("lawyer");
  await member.button("profile.undo").click();
  await expect(page.locator("[name='profession']")).not.toHaveValue("lawyer");
  await pseudonym.fill(before);
  await pseudonym.blur();
  await expect(member.saving).toHaveText(member.words.text("account.profile.saved"));
});

test("a level is saved when its list is left, not while it is gone through", async ({ page }) => {
  const member = new Account(page);
  await member.signIn("member");
  await member.open("/me/profile");
  const level = page.locator("[name='level.profession']");
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.postData() ?? ""));
  const before = await level.inputValue();
  expect(before).not.toBe("public");
  await level.focus();
  await level.press("End");
  await expect(level).toHaveValue("public");
  // What the browser tells a page that is put away.
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect.poll(() => sent.length).toBe(1);
  await level.selectOption(before);
  await level.press("Tab");
  await expect(member.saving).toHaveText(member.words.text("account.profile.saved"));
  expect(sent.join("\n")).not.toContain("public");

  await level.focus();
  await level.press("End");
  await level.press("Tab");
  await expect.poll(() => sent.at(-1)).toContain("level.profession=public");
  await expect(member.saving).toHaveText(member.words.text("account.profile.saved"));
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await level.selectOption(before);
  await level.press("Tab");
  await saved;
  expect(sent.at(-1)).toContain(`level.profession=${before}`);
  await member.open("/me/profile");
  await expect(level).toHaveValue(before);
});

test("one field that is half typed keeps no other from being saved when the page is left", async ({ page, guard }) => {
  guard.announce(/status of 422/, /ERR_FAILED/);
  const member = new Account(page);
  await member.signIn("member");
  await member.open("/me/profile");
  const profession = page.locator("[name='profession']");
  const before = await profession.inputValue();
  await page.route("**/me/profile", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await profession.selectOption("lawyer");
  await expect(member.saving).toHaveText(member.words.text("account.profile.offline"));
  await page.unroute("**/me/profile");
  await page.locator("[name='phone']").pressSequentially("call me");
  page.on("dialog", (dialog) => dialog.accept());
  await member.open("/me");
  await expect(async () => {
    await member.open("/me/profile");
    await expect(profession).toHaveValue("lawyer", { timeout: 500 });
  }).toPass();
  await expect(page.locator("[name='phone']")).not.toHaveValue("call me");
  await profession.selectOption(before);
  await expect(member.saving).toHaveText(member.words.text("account.profile.saved"));
});

test("the way out asks nothing, saves what was typed, and raises no level", async ({ page, guard }) => {
  guard.announce(/another origin: https:\/\/www\.bbc\.com/);
  const member = new Account(page);
  await page.route("https://www.bbc.com/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
  await member.signIn("member");
  await member.open("/me/profile");
  const pseudonym = page.locator("[name='pseudonym.en']");
  const level = page.locator("[name='level.profession']");
  const [before, levelBefore] = [await pseudonym.inputValue(), await level.inputValue()];
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.dismiss();
  });
  await level.focus();
  await level.press("End");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  await expect(page).toHaveTitle("Weather");
  await member.open("/me/profile");
  await expect(level).toHaveValue(levelBefore);

  await pseudonym.press("End");
  await pseudonym.pressSequentially("xyz");
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.down("Shift");
    await pseudonym.click();
    await page.keyboard.up("Shift");
  }
  await expect(page).toHaveURL(/\/me\/profile$/);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  await expect(page).toHaveTitle("Weather");
  expect(asked).toEqual([]);
  // What a page sends while it goes may arrive after the next one is asked for.
  await expect(async () => {
    await member.open("/me/profile");
    await expect(pseudonym).toHaveValue(`${before}xyz`, { timeout: 500 });
  }).toPass();
  await pseudonym.fill(before);
  await pseudonym.blur();
  await expect(member.saving).toHaveText(member.words.text("account.profile.saved"));
});

test("the shift key leads out, and back does not lead in again", async ({ page, guard }) => {
  guard.announce(/another origin: https:\/\/www\.bbc\.com/);
  const member = new Account(page);
  await page.route("https://www.bbc.com/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
  await member.signIn("member");
  await member.open("/me");
  await member.open("/me/profile");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  await expect(page).toHaveTitle("Weather");
  await page.goBack();
  await expect(page).toHaveURL(/\/me$/);
});

test("a member changes what others see, hides, and takes it back", async ({ another }) => {
  const page = await another({ javaScriptEnabled: false });
  const member = new Account(page);
  await member.signIn("member");
  await member.open("/me/profile");
  const pseudonym = page.locator("[name='pseudonym.en']");
  const phone = page.locator("[name='phone']");
  const before = await pseudonym.inputValue();
  await pseudonym.fill("Quiet Falcon");
  await page.locator("[name='level.pseudonym']").selectOption("partner");
  await phone.fill("call me");
  await member.button("profile.save").click();
  await expect(page.locator("#phone-fault")).toBeVisible();
  await expect(pseudonym).toHaveValue("Quiet Falcon");
  await phone.fill("");
  await member.button("profile.save").click();
  await expect(member.done).toHaveText(member.words.text("account.profile.saved"));
  await member.open("/me/seen?as=partner");
  await expect(page.getByRole("main")).toContainText("Quiet Falcon");
  await member.open("/me/seen");
  await expect(page.getByRole("main")).not.toContainText("Quiet Falcon");

  const partner = new Account(await another());
  await partner.signIn("partner");
  await partner.open("/directory?q=falcon");
  await expect(partner.page.locator(".directory .member")).toHaveCount(1);
  await member.open("/me/profile");
  await member.button("profile.hide").click();
  await expect(member.done).toHaveText(member.words.text("account.profile.hidden"));
  await partner.page.reload();
  await expect(partner.page.locator(".directory .member")).toHaveCount(0);
  await member.button("profile.show").click();
  await member.button("profile.undo").click();
  await expect(pseudonym).toHaveValue(before);
});

test("it is all there in Urdu and without script", async ({ another, axe, isMobile }) => {
  const page = await another({ javaScriptEnabled: false, ...(isMobile ? { viewport: { width: 360, height: 740 } } : {}) });
  const member = new Account(page, "ur");
  await member.signIn("member");
  for (const path of ["/me", "/me/profile", "/me/seen?as=member", "/me/data", "/directory"]) {
    await member.open(path);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  }
  await member.open("/me/profile");
  await member.button("profile.confirm").click();
  await expect(member.done).toHaveText(member.words.text("account.profile.confirmed"));
  // What is measured needs script: the same page in a window that has it.
  const scripted = await another(isMobile ? { viewport: { width: 360, height: 740 } } : {});
  await scripted.context().addCookies(await page.context().cookies());
  for (const path of ["/ur/me", "/ur/me/profile", "/ur/directory", "/ur/me/data"]) {
    await scripted.goto(path);
    expect.soft(await overflow(scripted), path).toEqual([]);
    await axe(scripted);
  }
});

test("sessions are listed, and ended at once", async ({ page, another }) => {
  const here = new Account(page);
  await here.signIn("administrator");
  const there = new Account(await another());
  await there.signIn("administrator");
  await here.open("/me");
  // The wide screen's journey may have left some, too.
  await expect.poll(() => page.locator(".sessions tbody tr").count()).toBeGreaterThan(1);
  await here.button("me.end_others").click();
  await expect(page.locator(".sessions tbody tr")).toHaveCount(1);
  await there.page.reload();
  await expect(there.page).toHaveURL(/sign-in/);
});
