import { readFileSync } from "node:fs";
import { expect, test } from "../lib/test";
import { Account } from "../pages/account";
import { Library } from "../pages/library";
import { overflow } from "../pages/site";

// The demonstration has one account a role.
test.describe.configure({ mode: "serial" });

const small = { viewport: { width: 360, height: 740 } };
const module = "/library/modules/negotiation";

test("a coordinator adds a material, and a member fetches it and takes the module along", async ({ page, another, axe, isMobile }) => {
  const title = `Needs behind demands ${isMobile ? "phone" : "wide"}`;
  const coordinator = new Account(await another({ javaScriptEnabled: false, ...(isMobile ? small : {}) }));
  await coordinator.signIn("coordinator");
  const adding = new Library(coordinator.page);
  await adding.open(module);
  await adding.link("library.add").click();
  await adding.describe(title);
  await adding.choose("needs.pdf", "<script>alert(1)</script>");
  await adding.button("library.form.save").click();
  await expect(adding.fault("file")).toHaveText(adding.words.text("library.fault.wrong_kind"));
  await expect(adding.page.locator("[name='title.en']"), "nothing typed is lost").toHaveValue(title);
  await adding.choose("needs.html", "Ask what the demand would give them.\n");
  await adding.button("library.form.save").click();
  await expect(adding.done).toHaveText(adding.words.text("library.done.added"));

  const member = new Account(page);
  await member.signIn("member");
  const library = new Library(page);
  await library.open();
  await axe();
  expect(await overflow(page)).toEqual([]);
  await page.locator("[name='language']").selectOption("en");
  await library.button("library.filter.show").click();
  await expect(library.titled(title)).toBeVisible();
  const saved = await library.fetch(library.titled(title).locator("a").first());
  expect(saved.suggestedFilename()).toBe(`${title} (en, 1.0).txt`);
  expect(readFileSync(await saved.path(), "utf8")).toContain("Ask what");

  await library.open(module);
  await axe();
  const archive = await library.fetch(library.button("library.along.take"));
  expect(archive.suggestedFilename()).toBe("rabta-negotiation.zip");
  const bytes = readFileSync(await archive.path());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  expect(bytes.includes("index.html") && bytes.includes(title)).toBe(true);
});

test("a newer version takes the place, and is withdrawn for a reason", async ({ page, axe, isMobile }) => {
  const title = `Needs behind demands ${isMobile ? "phone" : "wide"}`;
  const coordinator = new Account(page);
  await coordinator.signIn("coordinator");
  const library = new Library(page);
  await library.open(module);
  await library.titled(title).getByRole("link", { name: library.words.text("library.manage") }).click();
  await axe();
  await library.choose("needs.md", "# Needs\n\nAsk what the demand would give them, and listen.\n");
  await library.button("library.form.save_newer").click();
  await expect(library.fault("news"), "what is new must be said").toBeVisible();
  await axe();
  await page.locator("[name='news']").fill("And listen.");
  await library.choose("needs.md", "# Needs\n\nAsk what the demand would give them, and listen.\n");
  await library.button("library.form.save_newer").click();
  await expect(library.done).toHaveText(library.words.text("library.done.replaced"));
  const material = library.materials.filter({ hasText: title }).first();
  await expect(material).toContainText("And listen.");
  await expect(material.locator("details .material-title"), "the older one stays").toHaveCount(1);
  await axe();

  await material.getByRole("link", { name: library.words.text("library.manage") }).click();
  await library.button("library.form.withdraw").click();
  await expect(library.fault("reason")).toBeVisible();
  await page.locator("#reason").fill("It is too short.");
  await library.button("library.form.withdraw").click();
  await expect(library.done).toHaveText(library.words.text("library.done.withdrawn"));
  await expect(page.getByRole("main")).toContainText("It is too short.");
});

test("the library reads in Urdu, without script and on a small screen", async ({ page, another, axe }) => {
  const partner = new Account(page);
  await partner.signIn("partner");
  const plain = await another({ javaScriptEnabled: false, ...small });
  await plain.context().addCookies(await page.context().cookies());
  const library = new Library(plain, "ur");
  await library.open();
  await expect(library.modules).toHaveCount(11);
  const assessment = library.titled("نشست سے پہلے اور بعد کے پانچ سوال");
  await expect(assessment.first()).toBeVisible();
  await expect(library.titled("ثالثی کے سات مرحلے"), "that is for members").toHaveCount(0);
  await page.goto("/ur/library");
  await axe();
  for (const path of ["/ur/library", "/ur/library/modules/monitoring-and-evaluation"]) {
    await plain.goto(path);
    expect(await overflow(plain), path).toEqual([]);
  }
  await expect(library.link("library.add"), "partners add nothing").toHaveCount(0);
});
