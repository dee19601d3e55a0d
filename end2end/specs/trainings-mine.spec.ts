import { readFileSync } from "node:fs";
import { inSpring } from "../lib/spring";
import { expect, test } from "../lib/test";
import { numberIn } from "../lib/words";
import { Account } from "../pages/account";
import { overflow } from "../pages/site";
import { Trainings } from "../pages/trainings";

// New members, whom no other journey knows; one coordinator invites them.
test.describe.configure({ mode: "serial" });

const small = { viewport: { width: 360, height: 740 } };

test("a coordinator invites, the member answers without script, and the coordinator reads it", async ({
  page,
  another,
  axe,
  isMobile,
}) => {
  const kind = isMobile ? "phone" : "wide";
  const coordinator = new Account(page);
  await coordinator.signIn("coordinator");
  const plain = await another({ javaScriptEnabled: false, ...(isMobile ? small : {}) });
  const member = new Account(plain);
  const address = `swift.${kind}@example.org`;
  await coordinator.invite(address, member);
  await member.begin(`Swift River ${kind}`);

  const people = new Trainings(page);
  await people.openPeople(/Sukkur/);
  await axe();
  await people.button("people.send").click();
  await expect(page.locator("#member-fault")).toBeVisible();
  await axe();
  await people.invite(`Swift River ${kind}`);
  await expect(people.guests("invited").filter({ hasText: `Swift River ${kind}` })).toHaveCount(1);
  const mail = await coordinator.newestMail(address);
  expect(mail).toContain("/me/trainings");
  expect(mail).not.toContain("Sukkur");

  const own = new Trainings(plain);
  await member.open("/me");
  await plain.getByRole("link", { name: own.words.text("trainings.me.waiting", { count: "1" }) }).click();
  await expect(own.items).toContainText("Demonstration venue");
  await plain.locator("textarea").fill("I come by the night bus.");
  await own.button("mine.come").click();
  await expect(own.done).toHaveText(own.words.text("trainings.mine.answered_come"));
  await page.reload();
  const guest = people.guests("confirmed").filter({ hasText: `Swift River ${kind}` });
  await expect(guest).toContainText("I come by the night bus.");

  await plain.locator("summary").click();
  await own.button("mine.decline").click();
  await expect(own.done).toHaveText(own.words.text("trainings.mine.answered_decline"));
  await expect(own.items).not.toContainText("Demonstration venue");
  await people.open(new URL(page.url()).pathname);
  await people
    .guests("declined")
    .filter({ hasText: `Swift River ${kind}` })
    .getByRole("button")
    .click();
  await expect(people.done).toHaveText(people.words.text("trainings.people.taken_back"));
  await own.open();
  await expect(own.items).toHaveCount(0);
});

test("a member's trainings and the directory are whole in Urdu", async ({ page, axe }) => {
  const member = new Account(page, "ur");
  await member.signIn("member");
  for (const path of ["/me/trainings", "/me/profile", "/directory"]) {
    await member.open(path);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    expect.soft(await overflow(page), path).toEqual([]);
    await axe();
  }
});

test("the directory is narrowed by its map and its lines, each with a count", async ({ page, another, axe, isMobile }) => {
  const member = new Account(page);
  await member.signIn("member");
  const plain = await another({ javaScriptEnabled: false, ...(isMobile ? small : {}) });
  await plain.context().addCookies(await page.context().cookies());
  await plain.goto("/directory");
  const narrow = plain.locator(".filters-label");
  // Members come a page at a time.
  const found = plain.locator(".directory-count [role=status]");
  const members = async (): Promise<number> => numberIn(await found.innerText());
  const shown = async (): Promise<void> => {
    if (isMobile) await narrow.click();
  };
  const all = await members();
  const next = plain.locator(".pager a[rel=next]");
  await next.click();
  await expect(plain).toHaveURL(/directory\?page=2$/);
  await expect(plain.locator(".directory > .member").first()).toBeVisible();
  await expect(plain.locator(".pager a[rel=prev]")).toBeVisible();
  await shown();
  const line = plain.locator(".facet-line").filter({ hasText: member.words.term("profession", "teacher") });
  const count = numberIn(await line.locator(".count").innerText());
  await line.click();
  await expect.poll(members).toBe(count);
  expect(count).toBeLessThan(all);
  await shown();
  // The map's own links: by the keyboard, as a district may be small.
  const area = plain.locator(".member-map a").first();
  const here = numberIn((await area.getAttribute("aria-label")) ?? "");
  await area.focus();
  await plain.keyboard.press("Enter");
  await expect(plain).toHaveURL(/profession=teacher/);
  await expect(plain).toHaveURL(/district=/);
  await expect.poll(members).toBe(here);
  await shown();
  await plain.locator(".facet-line[aria-current]").first().click();
  await plain.getByRole("link", { name: member.words.text("account.directory.reset") }).click();
  await expect(plain).toHaveURL(/directory$/);
  await expect.poll(members).toBe(all);
  await page.goto("/directory?profession=teacher");
  if (isMobile) await page.locator(".filters-label").click();
  await axe();
});

test("when one can come is said, kept, and taken along as a file", async ({ page, another, axe, guard, isMobile }) => {
  // The profile saves itself, and is told that the last day has no first.
  guard.announce(/status of 422 .*\/me\/profile/);
  const kind = isMobile ? "phone" : "wide";
  const coordinator = new Account(await another());
  await coordinator.signIn("coordinator");
  const member = new Account(page);
  await coordinator.invite(`still.${kind}@example.org`, member);
  await member.begin(`Still Water ${kind}`);
  await member.open("/me/profile");
  await page.locator("[name='availability.days'][value='weekends']").check();
  await page.locator("[name='availability.travel']").selectOption("own-region");
  await page.locator("[name='availability.to']").first().fill(inSpring(3, 3));
  await member.button("profile.save").click();
  await expect(page.locator("#availability-fault")).toBeVisible();
  await axe();
  await page.locator("[name='availability.from']").first().fill(inSpring(3, 1));
  await page.locator("[name='availability.reason']").first().fill("A wedding");
  await member.button("profile.save").click();
  await expect(member.done).toHaveText(member.words.text("account.profile.saved"));
  await member.open("/me/seen?as=coordinator");
  const seen = page.getByRole("main");
  await expect(seen).toContainText(member.words.text("account.availability.weekends"));
  await expect(seen).not.toContainText("A wedding");
  await member.open("/me/seen?as=member");
  await expect(seen).not.toContainText(member.words.text("account.availability.weekends"));

  await member.open("/me/data");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a.primary").click()]);
  expect(download.suggestedFilename()).toBe("rabta.zip");
  // What is in it is packed as it is.
  const archive = readFileSync(await download.path(), "utf8");
  for (const part of ["index.html", "rabta.json", `"from": "${inSpring(3, 1)}"`, '"reason": "A wedding"']) expect(archive).toContain(part);
});
