/** Why a request was refused. Clients may act on the code; people read the message. */
export type RefusalCode =
  | 'banned'
  | 'code-expired'
  | 'code-wrong'
  | 'muted'
  | 'nick-empty'
  | 'nick-taken'
  | 'nick-too-long'
  | 'nick-invalid'
  | 'message-empty'
  | 'message-too-long'
  | 'no-such-message'
  | 'no-such-nick'
  | 'no-such-room'
  | 'not-allowed'
  | 'not-in-room'
  | 'not-let-in'
  | 'password-invalid'
  | 'password-needed'
  | 'password-wrong'
  | 'private'
  | 'reaction-invalid'
  | 'room-name-invalid'
  | 'room-name-taken'
  | 'too-many-pins'
  | 'too-many-reactions'
  | 'too-many-rooms'
  | 'too-many-tries'
  | 'time-invalid'
  | 'topic-too-long'
  | 'ttl-invalid'
  | 'history-range'
  | 'search-invalid'
  | 'observer'
  | 'not-saved'
  | 'not-readable'
  | 'proof-invalid'
  | 'version';

/** A "no" to a person's mistake, as a value. `message` is a whole sentence that says what to do. */
export interface Refusal {
  readonly type: 'refusal';
  readonly code: RefusalCode;
  readonly message: string;
  readonly retryAfterMs?: number;
}

export function refuse(code: RefusalCode, message: string): Refusal {
  return { type: 'refusal', code, message };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'refusal';
}
