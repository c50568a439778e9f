import type { KeyId } from '../../src/chat/author.ts';
import type { Amendment, MessagePosted } from '../../src/chat/event.ts';
import type { MessageText } from '../../src/chat/message.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { RequestId } from '../../src/chat/request.ts';

/** Ada said this, as the first in her room. */
export const posted: MessagePosted = {
  type: 'message-posted',
  seq: 1,
  at: 1000,
  id: 'client01.1' as RequestId,
  by: 'key-of-ada' as KeyId,
  nick: 'Ada' as Nick,
  text: 'Hi' as MessageText,
};

/** Bob, or who is named, amends it. */
export function bobDoes(seq: number, type: Amendment['type'], rest: Readonly<Record<string, string>> = {}): Amendment {
  const fact = { seq, at: 1000 + seq, id: `client02.${seq}`, by: 'key-of-bob', nick: 'Bob' };
  return { type, ...fact, target: 1, ...rest } as unknown as Amendment;
}
