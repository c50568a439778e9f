/** Shows a host that this person knows its short code, and finds out whether the host does, without showing the code. [P60] */
export interface CodeExchange {
  /** One attempt, on one connection. */
  begin(occasion: ExchangeOccasion): Promise<BegunExchange>;
}

/** What an attempt is bound to: the challenge's nonce, and the name of the TLS connection. */
export interface ExchangeOccasion {
  readonly nonce: string;
  readonly clientId: string;
  readonly channelId: string;
}

/** The client's half of an attempt. */
export interface BegunExchange {
  /** Base64url. */
  readonly share: string;
  /** The number that a code for one person begins with. */
  readonly slot?: number;
  /** The tag for the hello; undefined where the host does not know the code. To be called once. */
  finish(answer: { readonly share: string; readonly tag: string }): string | undefined;
}
