import type { RefusalCode } from '../../chat/refusal.ts';
import { ClientError } from '../../client/client-error.ts';

/** The field that something is wrong with; `form`: none of them by itself. */
export type FieldName = 'nick' | 'room' | 'name' | 'password' | 'form';

/** Why somebody did not get in. The message is a sentence that says what to do. */
export interface Mistake {
  readonly type: 'mistake';
  readonly field: FieldName;
  readonly message: string;
}

/** Any "no" of the host, or of the rules here. */
interface Refusing {
  readonly code: RefusalCode;
  readonly message: string;
}

const fields: Partial<Record<RefusalCode, FieldName>> = {
  'nick-empty': 'nick',
  'nick-invalid': 'nick',
  'nick-taken': 'nick',
  'nick-too-long': 'nick',
  'no-such-nick': 'room',
  'no-such-room': 'room',
  'password-invalid': 'password',
  'password-needed': 'room',
  'password-wrong': 'room',
  'room-name-invalid': 'name',
  'room-name-taken': 'name',
  'too-many-tries': 'room',
};

/** Instead of those that name slash commands, or codes, which a page cannot try. */
const sentences: Partial<Record<RefusalCode, string>> = {
  private:
    'This chat is private, and nobody is there now who could let you in. Ask for a link to it, or try again later.',
  'not-let-in': 'You were not let in. Whoever hosts can give you a link that lets you in at once.',
  'no-such-room': 'There is no room of that name or code. Look at it again, or choose one from the list.',
};

/** What to show beside which field, of one that has these fields beside the nick. */
export function mistakeOf({ code, message }: Refusing, has: readonly FieldName[]): Mistake {
  const field = entryOf(fields, code) ?? 'form';
  const sentence = entryOf(sentences, code) ?? message;
  const named = has.includes('room') && field === 'name' ? 'room' : field;
  return { type: 'mistake', field: named === 'nick' || has.includes(named) ? named : 'form', message: sentence };
}

/** The same for what a client could not be connected for; what is a bug is thrown on. */
export function mistakeOfError(error: unknown): Mistake {
  if (!(error instanceof ClientError)) throw error;
  const { refusalCode: code, message } = error;
  return code ? mistakeOf({ code, message }, []) : { type: 'mistake', field: 'form', message };
}

export function isMistake(value: object): value is Mistake {
  return 'type' in value && value.type === 'mistake';
}

/** A host may say any code, `constructor` too. */
function entryOf<T>(table: Partial<Record<RefusalCode, T>>, code: RefusalCode): T | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}
