import type { Nick } from '../../chat/nick.ts';
import type { Refused } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import { lobby } from '../../chat/room-id.ts';
import type { RoomInfo } from '../../chat/room-record.ts';
import { neutralizeLine } from '../../chat/text.ts';
import { formatRoomLabel } from '../rooms/room-label.ts';
import { formatRooms } from '../text/format-rooms.ts';
import type { Performers, Performing } from './entry-parts.ts';
import { report, shownLabel } from './report.ts';

/** How often a password is asked for before one has to begin again. */
const maxQuestions = 3;

type RoomEntries = 'join' | 'part' | 'create' | 'list-rooms' | 'message' | 'topic' | 'lock-topic' | 'password';

export const roomEntries: Performers<RoomEntries> = {
  join: async ({ room }, performing) => {
    const opened = await openWithPassword(room, performing);
    if (opened) show(opened, performing);
  },
  part: async (_, performing) => {
    const { client, parts } = performing;
    if (client.view.info.id === lobby) return parts.onRefused('The lobby is always there. /quit leaves the chat.');
    const left = formatLeft(client.view.info, shownLabel(performing));
    const parted = client.part();
    parts.onShow(client.view.info.id);
    parts.notice(left);
    await parted;
  },
  create: async ({ name, isPrivate }, performing) => {
    const asked = performing.client.createRoom({ isPrivate, ...(name !== undefined && { name }) });
    const made = await enter(asked, performing);
    if (made) performing.parts.notice(formatMade(made));
  },
  message: async ({ nick, text }, performing) => {
    const { client } = performing;
    const opened = await enter(client.openDirect(nick), performing);
    if (opened && text !== undefined) await report(client.post(text, { room: opened.id }), performing);
  },
  'list-rooms': async (_, { client, parts }) => {
    const rooms = await client.listRooms();
    parts.notice(formatRooms(rooms));
  },
  topic: async ({ topic }, performing) => {
    if (topic !== undefined) return void (await report(performing.client.setTopic(topic), performing));
    const known = performing.client.view.info.topic;
    const label = shownLabel(performing);
    performing.parts.notice(known ? `${label}: ${known}` : `${label} has no topic. /topic TEXT gives it one.`);
  },
  'lock-topic': async ({ isLocked }, performing) => {
    await report(performing.client.lockTopic(isLocked), performing);
  },
  password: async ({ isOff }, performing) => {
    const { client, parts } = performing;
    const { id, owner } = client.view.info;
    const isInCharge = client.rooms.get(lobby)?.roles.has(client.view.nick as Nick);
    if (owner !== client.own.keyId && !isInCharge) {
      return parts.onRefused('Only who made a room and operators can change its password.');
    }
    const password = isOff ? '' : await parts.askPassword(`New password of ${shownLabel(performing)}, empty for none`);
    if (password !== undefined) await report(client.setPassword(password, id), performing);
  },
};

/** Enters a room, asking for its password where that is needed; undefined where it was not entered, which is told. */
async function openWithPassword(room: string, performing: Performing): Promise<RoomInfo | undefined> {
  const { client, parts } = performing;
  let answer = await client.openRoom(room);
  for (let left = maxQuestions; left > 0 && isAboutPassword(answer); left -= 1) {
    const named = neutralizeLine(room);
    const question =
      left === maxQuestions ? `Password of ${named}` : `That was not the password of ${named}. Once more`;
    const password = await parts.askPassword(question);
    if (!password) return void parts.notice(`No password was given: you are not in ${named}.`);
    answer = await client.openRoom(room, password);
  }
  return entered(answer, performing);
}

async function enter(
  asked: Promise<RoomInfo | Refused> | Refusal,
  performing: Performing,
): Promise<RoomInfo | undefined> {
  const opened = entered(await asked, performing);
  if (opened) show(opened, performing);
  return opened;
}

function entered(answer: RoomInfo | Refused | Refusal, { parts }: Performing): RoomInfo | undefined {
  if (!('type' in answer)) return answer;
  parts.onRefused(answer.message);
  return undefined;
}

function show({ id }: RoomInfo, { parts }: Performing): void {
  parts.onShow(id);
}

function isAboutPassword(answer: RoomInfo | Refused | Refusal): boolean {
  if (!('type' in answer) || isRefusal(answer)) return false;
  return answer.code === 'password-needed' || answer.code === 'password-wrong';
}

/** The code of a private room is in no list: whoever forgets it could not come back. */
function formatLeft({ id, kind }: RoomInfo, label: string): string {
  return `You have left ${label}.${kind === 'private' ? ` /join ${id} enters it again.` : ''}`;
}

function formatMade(info: RoomInfo): string {
  const { id, kind, name } = info;
  const label = formatRoomLabel(info, { keyId: '', nick: '' });
  if (kind === 'private') return `${label} is private: only who has its code can enter it, with /join ${id}`;
  return `${label} is open to all: it stands in /rooms, and is entered with /join ${name ?? id}`;
}
