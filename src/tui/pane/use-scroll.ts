import { useMemo, useRef, useState } from 'react';
import type { Client } from '../../client/client.ts';
import { withoutIgnored } from '../../client/ignored.ts';
import type { View } from '../../client/view.ts';
import type { Action, KeyInput } from '../keyboard/keys.ts';
import { type Adding, askAround, askFirst, askNewer, askOlder, type Jump } from './history-pages.ts';
import { countNew, lacksNewer, type Reading, readDown, readTop, readUp } from './reading.ts';
import type { Row } from './row.ts';
import { fullPane, isNearTop } from './scroll.ts';
import type { Pane } from './visible-rows.ts';

/** Where someone is in the history. */
export interface Scrolling {
  readonly rows: readonly Row[];
  /** Says what is new while someone reads back; empty while the pane follows. */
  readonly hint: string;
  /** Whether the key was one that scrolls. To be told of every key: any ends the way to the first message. */
  onInput(input: KeyInput): boolean;
  /** Goes to the newest message and follows. */
  follow(): void;
  /** Goes to this message, which then stands in the middle of the pane. */
  goTo(seq: number): void;
}

/** Pages through what was said: the pane stands still while someone reads back, and further pages arrive in time. */
export function useScroll(client: Client, view: View, size: Omit<Pane, 'bottom'>): Scrolling {
  const { width, height, ignored, away } = size;
  const [shown, setShown] = useState<Reading | undefined>(undefined);
  // Keys that come in one read are handled before React renders.
  const current = useRef(shown);
  const keysPressed = useRef(0);
  const isLoading = useRef(false);
  const move = (to: Reading | undefined) => {
    current.current = to;
    setShown(to);
  };
  const parts = () => ({ reading: current.current, view: client.view, size });
  /** One page at a time. What cannot be had now is asked for again with the next key. */
  const load = async (ask: () => Promise<Adding | undefined>) => {
    if (isLoading.current) return;
    isLoading.current = true;
    const add = await ask().catch(() => undefined);
    isLoading.current = false;
    if (add && current.current) move(add(current.current));
  };
  /** Not one at a time: it was pressed to get away from where pages are loaded. */
  const jump = async (ask: Promise<Jump>) => {
    const atPress = keysPressed.current;
    const go = await ask.catch(() => undefined);
    if (go && keysPressed.current === atPress) move(go(parts()));
  };
  const keys: Readonly<Partial<Record<Action, () => void>>> = {
    'page-up': () => {
      move(readUp(parts()));
      const { current: reading } = current;
      if (!reading) void load(() => client.showOlder().then(() => undefined));
      else if (isNearTop(reading.held, { ...size, bottom: reading.bottom }))
        void load(() => askOlder(client, reading.held));
    },
    'page-down': () => {
      move(readDown(parts()));
      const { current: reading } = current;
      if (reading && lacksNewer(parts())) void load(() => askNewer(client, reading.held));
    },
    'to-oldest': () => {
      if ((current.current?.held ?? client.view).isOldest) move(readTop(parts()));
      else void jump(askFirst(client));
    },
    'to-newest': () => move(undefined),
  };
  const held = shown?.held ?? view;
  const bottom = shown?.bottom;
  return {
    rows: useMemo(
      () => fullPane(held, { width, height, bottom, ignored, away }),
      [held, width, height, bottom, ignored, away],
    ),
    hint: shown ? formatNew(countNew(withoutIgnored(view, ignored ?? []), shown)) : '',
    onInput: (input) => {
      keysPressed.current += 1;
      const scroll = input.type === 'action' ? keys[input.action] : undefined;
      scroll?.();
      return scroll !== undefined;
    },
    follow: () => move(undefined),
    goTo: (seq) => void jump(askAround(client, seq)),
  };
}

/** Fits beside the rule at 40 columns. */
function formatNew(count: number): string {
  if (count === 0) return 'reading back, Ctrl-End returns';
  return `${count} new ${count === 1 ? 'message' : 'messages'} below, Ctrl-End`;
}
