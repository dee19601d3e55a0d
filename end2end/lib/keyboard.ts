import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the element has the focus, as someone without a pointer does. */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    if (await hasFocus(target)) return;
  }
  throw new Error(`not reached with ${most} presses of Tab: ${target}`);
}

export async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.count()) === 1 && target.evaluate((element) => element === document.activeElement);
}

/** The element that has the focus shows it, by an outline or by the shape within that stands for it. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "nothing has the focus";
    const shows = (style: CSSStyleDeclaration) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    if (shows(getComputedStyle(element))) return "";
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    if (labels.some((label) => shows(getComputedStyle(label)))) return "";
    // Symbols show it by one of their shapes.
    const focused = [...element.querySelectorAll("*")].map((shape) => getComputedStyle(shape)).map(({ fill, stroke }) => fill + stroke);
    (element as HTMLElement | SVGElement).blur();
    const blurred = [...element.querySelectorAll("*")].map((shape) => getComputedStyle(shape)).map(({ fill, stroke }) => fill + stroke);
    (element as HTMLElement | SVGElement).focus();
    return focused.some((look, position) => look !== blurred[position]) ? "" : `no visible focus on ${element.outerHTML.slice(0, 120)}`;
  });
  expect(shown).toBe("");
}
