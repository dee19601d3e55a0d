import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/** Notes what no page may do: errors, breaches of its own policy, requests to others. */
export class Guard {
  private readonly announced: RegExp[] = [];
  private readonly noted: string[] = [];

  constructor(private readonly origin: string) {}

  watch(context: BrowserContext): void {
    context.on("console", (message) => this.hear(message));
    context.on("weberror", (error) => this.noted.push(`error on the page: ${error.error().stack ?? error.error().message}`));
    context.on("request", (request) => this.follow(request.url()));
  }

  /** Errors that the test causes on purpose. */
  announce(...patterns: RegExp[]): void {
    this.announced.push(...patterns);
  }

  get faults(): string[] {
    return this.noted.filter((fault) => !this.announced.some((pattern) => pattern.test(fault)));
  }

  private hear(message: ConsoleMessage): void {
    const aboutPolicy = /content.security.policy|permissions.policy|hydrat/i.test(message.text());
    if (message.type() === "error" || (message.type() === "warning" && aboutPolicy)) {
      this.noted.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  }

  private follow(address: string): void {
    const url = new URL(address);
    const leaves = ["http:", "https:", "ws:", "wss:"].includes(url.protocol) && url.origin !== this.origin;
    if (leaves) this.noted.push(`request to another origin: ${address}`);
  }
}
