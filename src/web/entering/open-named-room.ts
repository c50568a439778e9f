import type { Refused } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import type { RoomInfo } from '../../chat/room-record.ts';
import { neutralizeLine } from '../../chat/text.ts';
import type { Client } from '../../client/client.ts';
import { type Mistake, mistakeOf } from './mistake.ts';

/** A room that is open now, and what it was opened with. */
export interface OpenedRoom {
  readonly info: RoomInfo;
  readonly password?: string;
}

interface Opening {
  readonly client: Client;
  /** Its name or code, or `@` and somebody's nick. */
  readonly name: string;
  /** That is known already. */
  readonly password?: string | undefined;
  /** Undefined when it was given up. */
  askPassword(question: string): Promise<string | undefined>;
}

/** Opens a room, asking for its password as often as it is wrong. Undefined when that was given up. */
export async function openNamedRoom(opening: Opening): Promise<OpenedRoom | Mistake | undefined> {
  const { client, name, askPassword } = opening;
  if (/^@./u.test(name)) return opened(await client.openDirect(name.slice(1)));
  let { password } = opening;
  let answer = await client.openRoom(name, password);
  while (isAboutPassword(answer)) {
    password = await askPassword(questionAbout(name, answer));
    if (password === undefined) return undefined;
    answer = await client.openRoom(name, password);
  }
  return opened(answer, password);
}

function opened(answer: RoomInfo | Refused | Refusal, password?: string): OpenedRoom | Mistake {
  if ('type' in answer) return mistakeOf(answer, ['room']);
  return { info: answer, ...(password !== undefined && { password }) };
}

function isAboutPassword(answer: RoomInfo | Refused | Refusal): answer is Refused {
  if (!('type' in answer) || isRefusal(answer)) return false;
  return answer.code === 'password-needed' || answer.code === 'password-wrong';
}

function questionAbout(name: string, { code }: Refused): string {
  const named = neutralizeLine(name);
  return code === 'password-needed' ? `Password of ${named}` : `That was not the password of ${named}. Once more`;
}
