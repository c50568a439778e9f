import { parseNick } from '../../chat/nick.ts';
import { isRefusal } from '../../chat/refusal.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { InputHistoryStore } from '../../client/completion/input-history.ts';
import type { SeenStore } from '../../client/personal/attention-watch.ts';
import { IgnoreList } from '../../client/personal/ignore-list.ts';
import { keptIgnored } from '../../client/personal/kept-ignored.ts';
import { keptSeen } from '../../client/personal/kept-seen.ts';
import { Drafts } from './drafts.ts';
import { keptInputs } from './kept-inputs.ts';
import { keptJson } from './kept-json.ts';
import { LateStore } from './late-store.ts';
import { browserStore, type TextStore, tabStore } from './text-store.ts';

/** What the browser keeps for the person at it. */
export interface Keep {
  /** The last one: of this tab, else of any; undefined the first time. */
  nick: string | undefined;
  readonly ignoreList: IgnoreList;
  readonly seen: SeenStore;
  /** Whoever adds to it asks `belongsOnDisk` first. */
  readonly inputHistory: InputHistoryStore;
  /** Empty where nothing has been begun. */
  draft(room: RoomId): string;
  setDraft(room: RoomId, text: string): void;
  /** Writes what is to be written a moment later; to be called before the page goes. */
  flush(): void;
}

interface KeepParts {
  /** Default: this browser's. */
  readonly browser?: TextStore;
  /** Default: this tab's. */
  readonly tab?: TextStore;
  /** How long messages live in a room, where they do. Default: as long as the log. */
  readonly ttlOf?: (room: RoomId) => number | undefined;
}

/** Reads what is kept; several may be open, also in other tabs. */
export function openKeep({ browser = browserStore, tab = tabStore, ttlOf = () => undefined }: KeepParts = {}): Keep {
  const late = new LateStore(browser);
  const drafts = new Drafts({ kept: keptJson(late, 'drafts'), ttlOf });
  return {
    get nick() {
      return readNick(tab) ?? readNick(browser);
    },
    set nick(nick) {
      tab.write('nick', nick);
      browser.write('nick', nick);
    },
    ignoreList: new IgnoreList(keptIgnored(keptJson(browser, 'ignored'))),
    seen: keptSeen(keptJson(browser, 'seen')),
    inputHistory: keptInputs(keptJson(browser, 'inputs')),
    draft: (room) => drafts.get(room),
    setDraft: (room, text) => drafts.set(room, text),
    flush: () => late.flush(),
  };
}

function readNick(store: TextStore): string | undefined {
  const nick = parseNick(store.read('nick') ?? '');
  return isRefusal(nick) ? undefined : nick;
}
