import { expect, type Locator, type Page } from "@playwright/test";
import { Words, type Language } from "../lib/words";

export type Role = "member" | "partner" | "coordinator" | "safety-officer" | "administrator";

/** Signing in, and what somebody finds who is: forms that work without script. */
export class Account {
  readonly words: Words;
  readonly email: Locator;
  readonly code: Locator;
  readonly done: Locator;
  readonly faults: Locator;
  readonly saving: Locator;
  readonly passkeys: Locator;
  readonly passkeyTold: Locator;

  constructor(
    readonly page: Page,
    language: Language = "en",
  ) {
    this.words = new Words(language);
    this.email = page.locator("#email");
    this.code = page.locator("#code");
    this.done = page.locator(".done");
    this.faults = page.locator(".fault");
    this.saving = page.locator(".saving");
    this.passkeys = page.locator("#passkeys tbody tr");
    this.passkeyTold = page.locator("#passkey [role=status]");
  }

  /** The demonstration's account of a role. */
  static address(role: Role): string {
    return `${role}@demonstration.invalid`;
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: this.words.text(`account.${name}`), exact: true });
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.words.path(path));
  }

  /** Asks for a mail, and gives its text, read in another window as in a mail program. */
  async askForMail(address: string): Promise<string> {
    await this.email.fill(address);
    await this.button("sign_in.send").click();
    await expect(this.code).toBeVisible();
    return this.newestMail(address);
  }

  /** The newest mail to an address, from the mailbox of the machine that the site runs on. */
  async newestMail(address: string): Promise<string> {
    const mails = await this.page.context().newPage();
    const mail = mails.locator("article").filter({ hasText: address }).first();
    // It is written after the page has answered.
    await expect(async () => {
      await mails.goto("/mailbox");
      await expect(mail).toBeVisible({ timeout: 500 });
    }).toPass();
    const text = await mail.innerText();
    await mails.close();
    return text;
  }

  /** Invites a new member and follows their link in another window: they stand at the beginning of their profile. */
  async invite(address: string, invited: Account): Promise<void> {
    await this.open("/directory/invite");
    await this.email.fill(address);
    await this.button("invite.send").click();
    await expect(this.done).toBeVisible();
    await invited.page.goto(linkIn(await this.newestMail(address)));
    await invited.button("sign_in.enter").click();
    await expect(invited.page).toHaveURL(/\/me\/profile$/);
  }

  /** Begins one's own profile with the fields that it can't be without. */
  async begin(pseudonym: string): Promise<void> {
    await this.page.locator("[name='pseudonym.en']").fill(pseudonym);
    await this.page.locator("[name='gender']").selectOption("woman");
    await this.page.locator("[name='profession']").selectOption("teacher");
    await this.page.locator("[name='district']").selectOption("jacobabad");
    await this.button("begin.save").click();
    await expect(this.done).toBeVisible();
  }

  /** Signs in by the code of a mail. */
  async signIn(role: Role): Promise<void> {
    await this.open("/sign-in");
    const mail = await this.askForMail(Account.address(role));
    await this.code.fill(codeIn(mail));
    await this.button("sign_in.enter").click();
    await expect(this.page).toHaveURL(new RegExp(`${this.words.prefix}/me$`));
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.text("account.masthead.sign_out") }).click();
    await expect(this.page.locator("a.entrance")).toBeVisible();
  }
}

/** The code in a mail: two groups of three figures, alone or after its sentence. */
export function codeIn(mail: string): string {
  const found = /\b(\d{3} \d{3})\b/.exec(mail);
  if (!found?.[1]) throw new Error("no code in the mail");
  return found[1];
}

/** The link in a mail. */
export function linkIn(mail: string): string {
  const found = /https?:\/\/\S+\/sign-in\/\S+/.exec(mail);
  if (!found) throw new Error("no link in the mail");
  return found[0];
}
