import { expect, test } from "../lib/test";
import { Account } from "../pages/account";
import { Plan } from "../pages/plan";

// Scenarios are all coordinators' own, and there is one coordinator.
test.describe.configure({ mode: "serial" });

const small = { viewport: { width: 360, height: 740 } };

test("a mouse lays an item where keys would", async ({ page }) => {
  await new Account(page).signIn("coordinator");
  const plan = new Plan(page);
  await plan.begin("By mouse and keys");
  const first = plan.item(0, 1);
  const next = plan.item(0, 2);
  const what = await first.locator(".what").innerText();
  const [from, to] = [await plan.minute(first), (await plan.minute(next)) + Number(await next.getAttribute("data-length"))];
  const before = await plan.schedule();
  // Each move is sent once, and nothing besides.
  let sent = 0;
  page.on("request", (request) => (sent += Number(request.method() === "POST")));
  let moves = 0;
  const planned = async (act: () => Promise<void>): Promise<void> => {
    await plan.planned(act);
    moves += 1;
  };

  // Onto the lower half of the next one, which it then follows.
  await planned(() => plan.drag(first, next, 0.8));
  const dragged = await plan.schedule();
  expect(dragged).not.toEqual(before);
  await planned(() => plan.deed("unmove").click());
  expect(await plan.schedule()).toEqual(before);
  for (let minute = from; minute < to; minute += 15) {
    if (minute === from) await first.locator("summary").focus();
    await planned(() => page.keyboard.press("Alt+ArrowDown"));
    await expect(page.locator(":focus").locator("xpath=ancestor::li").locator(".what"), "it keeps the focus").toHaveText(what);
  }
  expect(await plan.schedule()).toEqual(dragged);
  await planned(() => plan.deed("unmove").click());

  // Onto another day, before what begins there when it begins here.
  const [opening, morning] = [plan.item(0, 0), plan.item(1, 0)];
  expect(await plan.minute(opening)).toBe(await plan.minute(morning));
  await planned(() => plan.drag(opening, morning, 0.2));
  const onDay = await plan.schedule();
  await planned(() => plan.deed("unmove").click());
  await opening.locator("summary").focus();
  await planned(() => page.keyboard.press("Alt+ArrowRight"));
  expect(await plan.schedule()).toEqual(onDay);
  await planned(() => plan.deed("unmove").click());

  // Where it was, or away from the agenda, nothing is moved and nothing is sent.
  await plan.drag(first, first, 0.5);
  await plan.drag(first, page.locator("#agenda"), 0.5);
  await expect(page.locator(".held")).toHaveCount(0);
  expect(await plan.schedule()).toEqual(before);
  expect(sent).toBe(moves);
});

test("a finger drags by the handle, and scrolls by the rest", async ({ page, another }) => {
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
