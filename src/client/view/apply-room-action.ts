import { knowQuoted } from './quotes.ts';
import { addEvents, addOlderEvents, resetHistory } from './room-history.ts';
import { addUnlogged } from './room-items.ts';
import { changePresence, hearTyping, knowRoster } from './room-people.ts';
import type { RoomAction, RoomView } from './room-view.ts';
import { forgetExpired, forgetTemporary } from './temporary.ts';

/** The room after one more thing happened; the same object where that changes nothing. What else the view has stays. Pure. */
export function applyRoomAction<V extends RoomView>(view: V, action: RoomAction): V {
  const changes = changesBy(view, action);
  const isNews = (Object.keys(changes) as (keyof RoomView)[]).some((key) => changes[key] !== view[key]);
  return isNews ? { ...view, ...changes } : view;
}

function changesBy(view: RoomView, action: RoomAction): Partial<RoomView> {
  switch (action.type) {
    case 'room-known':
      return { info: action.info };
    case 'nick-known':
      return { nick: action.nick };
    case 'history-reset':
      return resetHistory(view, action.isOldest);
    case 'events-added':
      return addEvents(view, action);
    case 'older-events-added':
      return addOlderEvents(view, action);
    case 'quoted-known':
      return knowQuoted(view, action.message);
    case 'time-passed':
      return forgetExpired(view, action.hostTime);
    case 'run-ended':
      return forgetTemporary(view);
    case 'roster-known':
      return knowRoster(action.roster);
    case 'typing-heard':
      return hearTyping(view, action);
    case 'presence-changed':
      return changePresence(view, action.presence);
    case 'sending-started':
      return { sending: [...view.sending, action.sending] };
    case 'sending-ended':
      return { sending: view.sending.filter(({ number }) => number !== action.number) };
    case 'noticed':
      return addUnlogged(view, (key) => ({ kind: 'notice', key, tone: action.tone, text: action.text }));
    case 'ttl-set':
      return { ttlMs: action.ttlMs };
    case 'unread-added':
      return { unread: view.unread + action.unread, mentions: view.mentions + action.mentions };
    case 'all-read':
      return { unread: 0, mentions: 0 };
  }
}
