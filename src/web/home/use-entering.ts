import { useEffect, useState } from 'react';
import type { Client } from '../../client/client.ts';
import { openChat } from '../connect/open-chat.ts';
import { useDialogs } from '../dialogs/use-dialogs.ts';
import { type Entered, enterChat, type Wish } from '../entering/enter-chat.ts';
import { isMistake, type Mistake } from '../entering/mistake.ts';

/** Where somebody is on their way in. */
export interface EnteringState {
  /** What they wanted last; undefined before. */
  readonly wish: Wish | undefined;
  readonly isBusy: boolean;
  /** Why they did not get in, the last time. */
  readonly mistake: Mistake | undefined;
}

interface EnteringParts {
  readonly nick: string;
  /** Is gone in for at once. */
  readonly firstWish: Wish | undefined;
  findObserver(): Client | undefined;
  onEntered(entered: Entered): void;
}

const outside: EnteringState = { wish: undefined, isBusy: false, mistake: undefined };

/** The way in, and how to go it: one at a time; `giveUp` goes back while nobody has answered. */
export function useEntering({ nick, firstWish, findObserver, onEntered }: EnteringParts) {
  const { askPassword } = useDialogs();
  const [state, setState] = useState(firstWish ? { wish: firstWish, isBusy: true, mistake: undefined } : outside);
  const [attempts] = useState(() => ({ last: 0 }));
  const enter = async (wish: Wish) => {
    attempts.last += 1;
    const attempt = attempts.last;
    setState({ wish, isBusy: true, mistake: undefined });
    const entered = await enterChat({ nick, wish, observer: findObserver(), openChat, askPassword });
    if (attempt !== attempts.last) return leave(entered);
    if (entered && !isMistake(entered)) return onEntered(entered);
    setState({ wish, isBusy: false, mistake: entered });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    if (firstWish) void enter(firstWish);
  }, []);
  const giveUp = () => {
    attempts.last += 1;
    setState(outside);
  };
  const enterNext = (wish: Wish) => {
    if (!state.isBusy) void enter(wish);
  };
  return { ...state, enter: enterNext, giveUp };
}

/** It was given up meanwhile. */
function leave(entered: Entered | Mistake | undefined): void {
  if (entered && !isMistake(entered)) entered.chat.close();
}
