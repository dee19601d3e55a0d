import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

/** Makes the pictures of docs/screenshots anew: `npx playwright test --config screenshots.config.ts`. */
export default defineConfig({
  ...base,
  reporter: "list",
  projects: [{ name: "screenshots", testMatch: "screenshots.ts" }],
});
