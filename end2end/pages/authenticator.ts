import type { CDPSession, Page } from "@playwright/test";

/** A device with passkeys that answers for its owner at once. */
export class Authenticator {
  private constructor(
    private readonly session: CDPSession,
    private readonly id: string,
  ) {}

  static async in(page: Page): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(session, authenticatorId);
  }

  /** Whether its owner proves to be who they are. */
  async verifies(isOwner: boolean): Promise<void> {
    await this.session.send("WebAuthn.setUserVerified", { authenticatorId: this.id, isUserVerified: isOwner });
  }

  /** How many passkeys it holds, and whether all can be found without an address. */
  async passkeys(): Promise<{ count: number; discoverable: boolean }> {
    const { credentials } = await this.session.send("WebAuthn.getCredentials", { authenticatorId: this.id });
    return { count: credentials.length, discoverable: credentials.every((credential) => credential.isResidentCredential) };
  }
}
