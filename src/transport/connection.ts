/** How a connection ended. A clean end is one that the peer meant: it said goodbye. */
export interface ConnectionEnd {
  readonly isClean: boolean;
  readonly reason: string;
}

/**
 * What keeps others from listening to a connection, or nothing. `id` is what a key proof is bound to: of TLS, the name of this very
 * connection, the same at both ends and on no other (base64url); of a browser's page, which cannot know that, its origin. A client
 * knows whose key the host has proved to hold (SPKI, DER, base64url, and its id).
 */
export type Channel =
  | { readonly type: 'inside'; readonly id: '' }
  | { readonly type: 'plaintext'; readonly id: '' }
  | { readonly type: 'page'; readonly id: string; readonly isEncrypted: boolean }
  | { readonly type: 'tls'; readonly id: string; readonly peerPublicKey?: string; readonly peerKeyId?: string };

/** What a connection tells its one owner. After `onEnd` nothing more comes. */
export interface ConnectionOwner {
  onText(text: string): void;
  onEnd(end: ConnectionEnd): void;
}

/** One live link carrying texts both ways. Texts that arrive before `open` wait for it. */
export interface Connection {
  readonly channel: Channel;
  open(owner: ConnectionOwner): void;
  send(text: string): void;
  /** Sends what waits, says goodbye with this WebSocket status and ends; drops the link when the peer does not follow. */
  close(status: number, reason: string): void;
}

/** How texts become bytes on one kind of link. One object per kind, so that it can be a map's key. */
export interface Framing {
  readonly name: string;
  /** The bytes that carry this text; framed texts can be laid end to end. */
  frame(text: string): Buffer;
}

/** A host's end of a connection: writes prepared buffers, and knows how much waits. */
export interface HostConnection extends Connection {
  readonly framing: Framing;
  /** The peer's IP address. */
  readonly remoteAddress: string;
  /** Of an invite, where the peer's page has traded it for a cookie. */
  readonly inviteToken?: string;
  /** Bytes written and not yet taken by the network. */
  readonly queuedBytes: number;
  /** Hands framed texts to the network, all of them in one write. */
  write(buffers: readonly Buffer[]): void;
  /** Delivers and reads no more, until `resumeReading`; the connection's end ends the pause. */
  pauseReading(): void;
  resumeReading(): void;
  /** Calls back once, when all that waits now has been taken by the network; never, if the connection ends first. */
  onceDrained(callback: () => void): void;
}
