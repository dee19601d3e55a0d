import { createHmac } from "node:crypto";
import { expect, test } from "../lib/test";
import { Account, linkIn, type Role } from "../pages/account";
import { Authenticator } from "../pages/authenticator";
import { overflow } from "../pages/site";

// Browsers bind passkeys to a name; by its number the machine has none.
test.use({ baseURL: async ({ baseURL }, use) => use((baseURL ?? "").replace("//127.0.0.1", "//localhost")) });
// One account, whose ways in each journey changes.
test.describe.configure({ mode: "serial" });

const role: Role = "safety-officer";

test("a passkey is added, signs in, and is removed", async ({ page, axe }) => {
  const device = await Authenticator.in(page);
  const account = new Account(page);
  await account.signIn(role);
  await expect(account.passkeys).toHaveCount(0);
  await expect(page.locator("#passkey-unable")).toHaveCount(0);
  await page.locator("#passkey-name").fill("My own phone");
  await axe();
  await account.button("passkey.add").click();
  await expect(account.done).toHaveText(account.words.text("account.passkey.added_now"));
  await expect(account.passkeys).toHaveCount(1);
  await expect(account.passkeys).toContainText("My own phone");
  expect(await device.passkeys()).toEqual({ count: 1, discoverable: true });
  await axe();

  await account.button("passkey.add").click();
  await expect(account.passkeyTold).toHaveText(account.words.text("account.passkey.known"));
  await expect(account.passkeyTold).toBeFocused();

  await account.signOut();
  await account.open("/directory");
  await expect(page).toHaveURL(/sign-in\?next=%2Fdirectory$/);
  await axe();
  await account.button("passkey.sign_in").click();
  await expect(page).toHaveURL(/\/directory$/);

  await account.open("/me");
  await page.getByRole("button", { name: account.words.text("account.passkey.remove_named", { name: "My own phone" }) }).click();
  await expect(account.done).toHaveText(account.words.text("account.passkey.removed"));
  await expect(account.passkeys).toHaveCount(0);
});

test("what doesn't work is said in the page's words, and the mail still works", async ({ page, guard, axe }) => {
  guard.announce(/status of 400/);
  const device = await Authenticator.in(page);
  const account = new Account(page, "ur");
  await account.signIn(role);
  await account.button("passkey.add").click();
  await expect(account.passkeys).toHaveCount(1);
  await account.passkeys.getByRole("button").click();
  await expect(account.passkeys).toHaveCount(0);
  await account.signOut();

  // The device still holds what was removed here.
  await account.open("/sign-in");
  await account.button("passkey.sign_in").click();
  await expect(account.passkeyTold).toHaveText(account.words.text("account.passkey.failed"));
  await axe();
  await device.verifies(false);
  await account.button("passkey.sign_in").click();
  await expect(account.passkeyTold).toHaveText(account.words.text("account.passkey.cancelled"));
  expect.soft(await overflow(page)).toEqual([]);
  await account.signIn(role);
});

test("without script there is no button that would do nothing", async ({ another }) => {
  const page = await another({ javaScriptEnabled: false });
  const account = new Account(page);
  await account.open("/sign-in");
  await expect(account.email).toBeVisible();
  await expect(account.button("passkey.sign_in")).toBeHidden();
  await account.signIn(role);
  await expect(page.locator("#passkey-unable")).toBeVisible();
  await expect(account.button("passkey.add")).toBeHidden();
});

test("a second step is turned on, asked for, and turned off, without script", async ({ another, axe }) => {
  const page = await another({ javaScriptEnabled: false });
  const account = new Account(page);
  await account.signIn(role);
  await account.open("/me/second-step");
  await account.button("step.begin").click();
  await expect(page.locator("svg.qr")).toBeVisible();
  const secret = (await page.locator(".secret").innerText()).replaceAll(" ", "");
  await account.code.fill("12");
  await account.button("step.confirm").click();
  await expect(account.faults).toBeVisible();
  await account.code.fill(phoneCode(secret));
  await account.button("step.confirm").click();
  const recovery = await page.locator("ul.secret li").allInnerTexts();
  expect(recovery).toHaveLength(10);
  await account.signOut();

  await account.open("/sign-in");
  await page.goto(linkIn(await account.askForMail(Account.address(role))).replace("//127.0.0.1", "//localhost"));
  await account.button("sign_in.enter").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(account.words.text("account.step.sign_in_title"));
  await account.code.fill("000 000");
  await account.button("sign_in.enter").click();
  await expect(account.faults).toBeVisible();
  await account.code.fill(recovery[0] ?? "");
  await account.button("sign_in.enter").click();
  await expect(page).toHaveURL(/\/me$/);

  // What is measured needs script: the same pages in a window that has it.
  const scripted = await another();
  await scripted.context().addCookies(await page.context().cookies());
  for (const path of ["/me", "/me/second-step", "/ur/me/second-step"]) {
    await scripted.goto(path);
    await axe(scripted);
    expect.soft(await overflow(scripted), path).toEqual([]);
  }
  await account.open("/me/second-step");
  await account.code.fill(recovery[1] ?? "");
  await account.button("step.end").click();
  await expect(account.done).toHaveText(account.words.text("account.step.turned_off"));
});

/** What an app shows that knows a secret, as RFC 6238 works it out. */
function phoneCode(secret: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", key).update(moment).digest();
  const offset = (digest[digest.length - 1] ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
