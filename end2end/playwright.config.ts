import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// RABTA_URL tests a server that already runs; otherwise the release, on its own port and data folder.
// Each worker reads this file again, so what is chosen here is kept in the environment.
const environment = process.env;
if (!environment.RABTA_URL) {
  environment.RABTA_ADDR = environment.RABTA_TEST_LISTEN ??= `127.0.0.1:${freePort()}`;
  environment.RABTA_TEST_DATA ??= temporaryFolder();
}
/** Journeys that a small screen makes different. */
const onPhones = ["phone", "explore", "brush", "link", "noscript", "urdu"];
/** Journeys of people with an account: the demonstration has one a role. */
const withAccounts = ["members", "cascade", "trainings-mine", "library", "passkeys", "report*", "planning*"].map((name) => `**/${name}.spec.ts`);
const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true };
const url = environment.RABTA_URL ?? `http://${environment.RABTA_TEST_LISTEN}`;

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: !!environment.CI,
  // A journey walks many pages, and a machine may be busy: what hangs is found by what is expected of each page.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["html", { open: "never", outputFolder: "report" }]],
  use: {
    baseURL: url,
    locale: "en-GB",
    timezoneId: "Asia/Karachi",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: environment.CHROMIUM ?? systemBrowser(),
      args: [
        "--no-sandbox",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        // WebGL 2 by the processor, for the slippy map.
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
      ],
    },
  },
  projects: [
    { name: "wide", testMatch: "specs/*.spec.ts", testIgnore: ["**/phone.spec.ts", ...withAccounts], use: wide },
    {
      name: "phone",
      testMatch: `specs/{${onPhones.join(",")}}.spec.ts`,
      use: phone,
    },
    // The demonstration has one account a role: whoever uses them waits for the others to be done.
    { name: "members", testMatch: "specs/members.spec.ts", use: wide },
    { name: "members-phone", testMatch: "specs/members.spec.ts", use: phone, dependencies: ["members"] },
    { name: "cascade", testMatch: "specs/cascade.spec.ts", use: wide, dependencies: ["members-phone"] },
    { name: "cascade-phone", testMatch: "specs/cascade.spec.ts", use: phone, dependencies: ["cascade"] },
    { name: "trainings", testMatch: "specs/trainings-mine.spec.ts", use: wide, dependencies: ["cascade-phone"] },
    { name: "trainings-phone", testMatch: "specs/trainings-mine.spec.ts", use: phone, dependencies: ["trainings"] },
    { name: "library", testMatch: "specs/library.spec.ts", use: wide, dependencies: ["trainings-phone"] },
    { name: "library-phone", testMatch: "specs/library.spec.ts", use: phone, dependencies: ["library"] },
    { name: "reports", testMatch: "specs/report-offline.spec.ts", use: wide, dependencies: ["library-phone"] },
    { name: "review", testMatch: "specs/report-review.spec.ts", use: wide, dependencies: ["reports"] },
    { name: "agenda", testMatch: "specs/planning-agenda.spec.ts", use: wide, dependencies: ["review"] },
    { name: "saving", testMatch: "specs/planning-saving.spec.ts", use: wide, dependencies: ["agenda"] },
    { name: "planning", testMatch: "specs/planning.spec.ts", use: wide, dependencies: ["saving"] },
    { name: "passkeys", testMatch: "specs/passkeys.spec.ts", use: wide },
    { name: "passkeys-phone", testMatch: "specs/passkeys.spec.ts", use: phone, dependencies: ["passkeys"] },
    // All of them on a phone, one after the other (--workers=1).
    { name: "accounts", testMatch: withAccounts, use: phone },
    { name: "size", testMatch: "size/**/*.spec.ts", use: wide },
  ],
  webServer: environment.RABTA_URL
    ? undefined
    : {
        command: "../script/lib/test-server.sh",
        url,
        timeout: 120_000,
        stdout: "pipe",
        gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
      },
});

/** Undefined where there is none: then Playwright takes the browser that it installed itself. */
function systemBrowser(): string | undefined {
  return ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rabta-journeys-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function freePort(): string {
  const program =
    'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })';
  return execFileSync(process.execPath, ["-e", program], { encoding: "utf8" }).trim();
}
