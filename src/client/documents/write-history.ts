import type { RoomEvent } from '../../chat/event.ts';
import type { ExportFormat } from '../../chat/export-format.ts';
import type { Page } from '../../chat/outgoing.ts';
import { lobby, type RoomId } from '../../chat/room-id.ts';
import type { Client } from '../client.ts';
import { ClientError } from '../client-error.ts';
import { formatRoomLabel } from '../rooms/room-label.ts';
import { documents } from './documents.ts';

interface WritingParts {
  /** One that the client holds. Default: the lobby. */
  readonly room?: RoomId | undefined;
  readonly format: ExportFormat;
  /** Nothing more is read until it resolves. */
  write(text: string): Promise<void>;
  /** How much is written, from 0 to 1. */
  onProgress(share: number): void;
}

/**
 * Writes a room's history page by page, up to its newest event by now, through any reconnect: nothing of it that was deleted or
 * is to vanish. Returns how many messages it wrote.
 */
export async function writeHistory(
  client: Client,
  { room = lobby, format, write, onProgress }: WritingParts,
): Promise<number> {
  const document = documents[format];
  const { epoch } = client;
  const newest = (await client.readHistory({}, room)).events.at(-1)?.seq ?? 0;
  await write(document.begin({ title: client.view.title, room: nameRoom(client, room), at: Date.now() }));
  let count = 0;
  let last: RoomEvent | undefined;
  let lastWritten: RoomEvent | undefined;
  while ((last?.seq ?? 0) < newest) {
    const page = await client.readHistory({ after: last?.seq ?? 0 }, room);
    if (client.epoch !== epoch) throw new ClientError('host-closed', 'The host began another history meanwhile.');
    requireWhole(page, last);
    const events = page.events.filter((event) => event.seq <= newest && document.includes(event));
    await write(events.map((event, index) => document.formatEvent(event, events[index - 1] ?? lastWritten)).join(''));
    count += events.filter(({ type }) => type === 'message-posted').length;
    lastWritten = events.at(-1) ?? lastWritten;
    last = page.events.at(-1);
    onProgress(Math.min(1, (last?.seq ?? 0) / newest));
  }
  await write(document.end());
  return count;
}

/** What a file of a room's history is called, `pychat-lobby`; what others called a room or themselves is no way into another folder. */
export function nameExport(client: Client, room: RoomId): string {
  return `pychat-${nameRoom(client, room).replace(/[^\p{L}\p{M}\p{N}\p{S}_.-]/gu, '_')}`;
}

/** What people call a room, without the sign before it. */
function nameRoom(client: Client, room: RoomId): string {
  const view = client.rooms.get(room);
  return view ? formatRoomLabel(view.info, { keyId: client.own.keyId, nick: view.nick }).slice(1) : room;
}

/** Throws if a page does not go on where the one before it ended. */
function requireWhole({ events, isOldest }: Page, last: RoomEvent | undefined): void {
  const first = events[0]?.seq ?? 0;
  const isNext = last ? first === last.seq + 1 : isOldest && first > 0;
  if (isNext && events.every(({ seq }, index) => seq === first + index)) return;
  throw new ClientError('protocol', 'The host left something out of the history that it was asked for.');
}
