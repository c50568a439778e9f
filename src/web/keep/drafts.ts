import type { RoomId } from '../../chat/room-id.ts';
import { belongsOnDisk } from '../../client/completion/input-history.ts';
import type { KeptValue } from '../../client/personal/kept-value.ts';

const maxDrafts = 50;

interface DraftsParts {
  readonly kept: KeptValue;
  /** How long messages live in a room, where they do. */
  ttlOf(room: RoomId): number | undefined;
}

/** What is being written in each room. What the browser is not to keep is there until the page is closed. */
export class Drafts {
  readonly #parts: DraftsParts;
  readonly #drafts: Map<RoomId, string>;

  constructor(parts: DraftsParts) {
    this.#parts = parts;
    this.#drafts = parseDrafts(parts.kept.read());
  }

  get(room: RoomId): string {
    return this.#drafts.get(room) ?? '';
  }

  set(room: RoomId, text: string): void {
    if (text === this.get(room)) return;
    this.#drafts.delete(room);
    if (text !== '') this.#drafts.set(room, text);
    const { kept, ttlOf } = this.#parts;
    const lasting = [...this.#drafts].filter(([each, draft]) => belongsOnDisk(draft, { ttlMs: ttlOf(each) }));
    kept.write(lasting.length === 0 ? undefined : lasting.slice(-maxDrafts));
  }
}

function parseDrafts(value: unknown): Map<RoomId, string> {
  return new Map(Array.isArray(value) ? value.filter(isDraft) : []);
}

function isDraft(value: unknown): value is [RoomId, string] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string';
}
