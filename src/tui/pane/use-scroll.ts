import { useRef } from 'react';
import type { Client } from '../../client/client.ts';
import { withoutIgnored } from '../../client/personal/ignored.ts';
import type { View } from '../../client/view/view.ts';
import type { Action, KeyInput } from '../keyboard/keys.ts';
import { type Adding, askAround, askFirst, askNewer, askOlder, type Jump, type Place } from './history-pages.ts';
import { countNew, lacksNewer, type Reading, readDown, readTop, readUp } from './reading.ts';
import type { Row } from './row.ts';
import { isNearTop } from './scroll.ts';
import { useReadings } from './use-readings.ts';
import { useRows } from './use-rows.ts';
import type { Pane } from './visible-rows.ts';

/** Where someone is in the history of the room that is shown. */
export interface Scrolling {
  readonly rows: readonly Row[];
  /** Says what is new while someone reads back; empty while the pane follows. */
  readonly hint: string;
  /** Whether the key was one that scrolls. To be told of every key: any ends the way to the first message. */
  onInput(input: KeyInput): boolean;
  /** Goes to the newest message and follows. */
  follow(): void;
  /** Goes to this message of the room that is shown; it then stands in the middle of the pane. */
  goTo(place: Place): void;
}

/** Pages through what was said: the pane stands still while someone reads back, and further pages arrive in time. Each room has a place of its own. */
export function useScroll(client: Client, view: View, size: Omit<Pane, 'bottom' | 'hostTime'>): Scrolling {
  const { ignored } = size;
  const readings = useReadings(client, view.link);
  const keysPressed = useRef(0);
  const isLoading = useRef(false);
  const shownRoom = () => client.view.info.id;
  const current = () => readings.get(shownRoom());
  const pane = () => ({ ...size, hostTime: client.hostTime() });
  const parts = () => ({ reading: current(), view: client.view, size: pane() });
  const move = (to: Reading | undefined) => readings.set(shownRoom(), to);
  /** One page at a time. What cannot be had now is asked for again with the next key. */
  const load = async (ask: () => Promise<Adding | undefined>) => {
    if (isLoading.current) return;
    const room = shownRoom();
    isLoading.current = true;
    const add = await ask().catch(() => undefined);
    isLoading.current = false;
    const reading = readings.get(room);
    if (add && reading) readings.set(room, add(reading));
  };
  /** Not one at a time: it was pressed to get away from where pages are loaded. */
  const jump = async (ask: Promise<Jump>) => {
    const [atPress, room] = [keysPressed.current, shownRoom()];
    const go = await ask.catch(() => undefined);
    if (go && keysPressed.current === atPress && shownRoom() === room) move(go(parts()));
  };
  const keys: Readonly<Partial<Record<Action, () => void>>> = {
    'page-up': () => {
      move(readUp(parts()));
      const reading = current();
      if (!reading) void load(() => client.showOlder().then(() => undefined));
      else if (isNearTop(reading.held, { ...pane(), bottom: reading.bottom }))
        void load(() => askOlder(client, reading.held));
    },
    'page-down': () => {
      move(readDown(parts()));
      const reading = current();
      if (reading && lacksNewer(parts())) void load(() => askNewer(client, reading.held));
    },
    'to-oldest': () => {
      if ((current()?.held ?? client.view).isOldest) move(readTop(parts()));
      else void jump(askFirst(client, shownRoom()));
    },
    'to-newest': () => move(undefined),
  };
  const shown = readings.get(view.info.id);
  const rows = useRows(client, {
    view: shown?.held ?? view,
    size: { ...size, bottom: shown?.bottom },
    isHeld: shown !== undefined,
  });
  return {
    rows,
    hint: shown ? formatNew(countNew(withoutIgnored(view, ignored ?? []), shown)) : '',
    onInput: (input) => {
      keysPressed.current += 1;
      const scroll = input.type === 'action' ? keys[input.action] : undefined;
      scroll?.();
      return scroll !== undefined;
    },
    follow: () => move(undefined),
    goTo: (place) => {
      // It may have been left since it was searched.
      if (place.room === shownRoom()) void jump(askAround(client, place));
    },
  };
}

/** Fits beside the rule at 40 columns. */
function formatNew(count: number): string {
  if (count === 0) return 'reading back, Ctrl-End returns';
  return `${count} new ${count === 1 ? 'message' : 'messages'} below, Ctrl-End`;
}
