import { useRef, useState } from 'react';
import type { Client } from '../../client/client.ts';
import type { View } from '../../client/view.ts';
import type { Keystroke } from '../keyboard/keystroke.ts';
import type { Row } from './row.ts';
import { countBelow, isNearTop, pageDown, pageUp } from './scroll.ts';
import { type Pane, visibleRows } from './visible-rows.ts';

/** Where someone is in the history. */
export interface Scrolling {
  readonly rows: readonly Row[];
  /** Says what is below while someone reads back; empty while the pane follows. */
  readonly hint: string;
  /** Whether the key was one that scrolls. */
  onKeystroke(keystroke: Keystroke): boolean;
}

/** Pages through what was said: the pane stands still while someone reads back, and older pages arrive in time. */
export function useScroll(client: Client, view: View, size: { width: number; height: number }): Scrolling {
  const [bottom, setBottom] = useState<string | undefined>(undefined);
  // Keys that come in one read are handled before React renders.
  const current = useRef(bottom);
  const move = (to: string | undefined) => {
    current.current = to;
    setBottom(to);
  };
  const pane = (): Pane => ({ ...size, bottom: current.current });
  const keys: Readonly<Record<string, () => void>> = {
    'page-up': () => {
      move(pageUp(client.view, pane()).bottom);
      // What cannot be had now is asked for again with the next page.
      if (isNearTop(client.view, pane())) client.showOlder().catch(() => {});
    },
    'page-down': () => move(pageDown(client.view, pane()).bottom),
    enter: () => move(undefined),
  };
  const below = countBelow(view, { ...size, bottom });
  return {
    rows: visibleRows(view, { ...size, bottom }),
    hint: bottom === undefined ? '' : formatBelow(below),
    onKeystroke: (keystroke) => {
      if (keystroke.type === 'text') return false;
      keys[keystroke.name]?.();
      return keystroke.name.startsWith('page-');
    },
  };
}

function formatBelow(count: number): string {
  if (count === 0) return 'reading back; PgDn goes on';
  return `${count} ${count === 1 ? 'message' : 'messages'} below; PgDn goes there`;
}
