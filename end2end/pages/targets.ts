import type { Page } from "@playwright/test";

const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=slider], [tabindex='0']";

/**
 * What can be touched and is smaller than so many pixels, a line each.
 *
 * Links in the middle of a sentence are as high as their line, which the guidelines allow; a checkbox whose label shows is
 * as large as the label.
 */
export async function smallTargets(page: Page, least: number, which = all): Promise<string[]> {
  return page.evaluate(
    ({ least, which }) => {
      const visible = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const inSentence = (element: Element) => {
        const parent = element.parentElement;
        const inline = getComputedStyle(element).display === "inline";
        const others = parent?.textContent?.replace(element.textContent ?? "", "").trim() ?? "";
        return inline && !!parent?.closest("p, dd, li:not(.row), td, figcaption") && others.length > 0;
      };
      const small = [...document.querySelectorAll(which)].filter((element) => {
        // The skip link shows when it has the focus, and then to keyboards.
        if (!visible(element) || element.matches(".skip") || inSentence(element)) return false;
        const { width, height } = element.getBoundingClientRect();
        // Half a pixel is rounding.
        return width > 0 && (Math.min(width, height) + 0.5 < least);
      });
      return small.map((element) => {
        const { width, height } = element.getBoundingClientRect();
        const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? "";
        return `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} “${name}” ${width.toFixed()}×${height.toFixed()}`;
      });
    },
    { least, which },
  );
}
