/** A message as it comes to a member. */
export interface SaidMessage {
  readonly text: string;
  /** Its number in the server's own count, from servers that count. */
  readonly seq?: number;
}

/** What a frame of a server is to a member. */
export interface Reading {
  /** Sent to this member alone; all others go to all members alike. */
  readonly isOwn?: boolean;
  /** The member is in the room: whatever is said from now on comes to it. */
  readonly isIn?: boolean;
  readonly messages?: readonly SaidMessage[];
  /** The number of the request that it answers. */
  readonly answers?: number;
  /** What the member has to say now. */
  readonly reply?: string | undefined;
}

/** Who reads. */
export interface Reader {
  readonly nick: string;
  /** What names its TLS connection, base64url; empty without. */
  channelId(): string;
}

/** How to chat with one kind of server, over a WebSocket. */
export interface Dialect {
  /** What a request for an upgrade asks for. */
  readonly path: string;
  readonly subprotocol?: string;
  /** Whether each post is answered by its number. */
  readonly hasAnswers: boolean;
  /** Reads a text from the server. Throws when the server refuses. */
  read(text: string, reader: Reader): Reading;
  /** Says a message; `number` is the request's, for servers that answer. */
  post(message: string, number: number): string;
}

/** Numbers that posts cannot have: pychat's members ask to join first. */
export const requestsBeforePosts = 1;
