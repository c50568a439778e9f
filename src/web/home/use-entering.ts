import { useEffect, useState } from 'react';
import type { Client } from '../../client/client.ts';
import { openChat } from '../connect/open-chat.ts';
import { useDialogs } from '../dialogs/use-dialogs.ts';
import { type Entered, enterChat, type Wish } from '../entering/enter-chat.ts';
import { isMistake, type Mistake } from '../entering/mistake.ts';

/** Where somebody is on their way in. */
export interface EnteringState {
  readonly isBusy: boolean;
  /** The title of the host that was asked to let them in. */
  readonly knockingAt: string | undefined;
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

const outside: EnteringState = { isBusy: false, knockingAt: undefined, mistake: undefined };
const goingIn: EnteringState = { ...outside, isBusy: true };

/** The way in, and how to go it: one at a time; `giveUp` goes back while nobody has answered, and asks no longer. */
export function useEntering({ nick, firstWish, findObserver, onEntered }: EnteringParts) {
  const { askPassword } = useDialogs();
  const [state, setState] = useState(firstWish ? goingIn : outside);
  const [attempt] = useState(() => ({ aborting: new AbortController() }));
  const enter = async (wish: Wish) => {
    attempt.aborting = new AbortController();
    const { signal } = attempt.aborting;
    setState(goingIn);
    const onKnocking = (knockingAt: string) => signal.aborted || setState({ ...goingIn, knockingAt });
    const entered = await enterChat({
      nick,
      wish,
      observer: findObserver(),
      openChat: (parsed) => openChat(parsed, { signal, onKnocking }),
      askPassword,
    });
    if (signal.aborted) return leave(entered);
    if (entered && !isMistake(entered)) return onEntered(entered);
    setState({ ...outside, mistake: entered });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    if (firstWish) void enter(firstWish);
    return () => attempt.aborting.abort();
  }, []);
  const giveUp = () => {
    attempt.aborting.abort();
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
