import { describe, expect, it } from '@jest/globals';
import type { Presence } from '../../../src/chat/outgoing.ts';
import { formatEvent, formatPresence } from '../../../src/client/text/format-item.ts';
import { formatRooms } from '../../../src/client/text/format-rooms.ts';
import { amendment, denInfo, event, lobbyInfo, message } from '../sample-rooms.ts';

const at = new Date(2026, 10, 20, 12, 4).getTime();

describe('an event as text', () => {
  it.each([
    [message(1, { at, text: 'hello' }), 'Bob  hello'],
    [message(1, { at, text: 'two\nlines' }), 'Bob  two\n       lines'],
    [message(1, { at, text: 'waves', isAction: true }), '* Bob waves'],
    [message(1, { at, text: 'yes', replyTo: 42 }), 'Bob  ↳ #42 yes'],
    [message(1, { at, text: 'psst', expiresAt: at + 30_000 }), 'Bob  [30 s] psst'],
    [message(1, { at, text: 'nods', isAction: true, replyTo: 7, expiresAt: at + 60_000 }), '* Bob ↳ #7 [1 m] nods'],
    [event(1, 'nick-changed', { at, to: 'Rob' }), '— Bob is now Rob'],
    [event(1, 'room-created', { at, name: 'den' }), '— Bob made this room'],
    [event(1, 'topic-changed', { at, topic: 'Lunch' }), '— Bob set the topic: Lunch'],
    [event(1, 'topic-changed', { at, topic: '' }), '— Bob took the topic away'],
    [event(1, 'password-changed', { at, isLocked: true }), '— Bob set a password'],
    [event(1, 'password-changed', { at, isLocked: false }), '— Bob took the password away'],
    [event(1, 'topic-lock-changed', { at, isLocked: true }), '— Bob locked the topic'],
    [event(1, 'topic-lock-changed', { at, isLocked: false }), '— Bob unlocked the topic'],
    [event(1, 'role-changed', { at, whom: 'Eve', role: 'operator' }), '— Bob made Eve an operator'],
    [event(1, 'role-changed', { at, whom: 'Eve', role: 'member' }), '— Bob made Eve a member again'],
    [event(1, 'member-kicked', { at, whom: 'Eve' }), '— Bob threw Eve out'],
    [event(1, 'member-kicked', { at, whom: 'Eve', reason: 'enough' }), '— Bob threw Eve out: enough'],
    [event(1, 'member-banned', { at, whom: 'Eve', until: at + 7_200_000 }), '— Bob banned Eve for 2 h'],
    [event(1, 'member-banned', { at, reason: 'enough' }), '— Bob banned an address: enough'],
    [event(1, 'ban-lifted', { at, whom: 'Eve' }), '— Bob lifted the ban of Eve'],
    [event(1, 'ban-lifted', { at }), '— Bob lifted the ban of an address'],
    [event(1, 'member-muted', { at, whom: 'Eve', until: at + 7 * 86_400_000 }), '— Bob muted Eve for 7 d'],
    [event(1, 'member-muted', { at, whom: 'Eve' }), '— Bob muted Eve'],
    [event(1, 'member-unmuted', { at, whom: 'Eve' }), '— Bob lets Eve speak again'],
    [event(1, 'nick-freed', { at, whom: 'Eve' }), '— Bob freed the nick Eve'],
    [amendment(2, 'message-edited', 1, { at, text: 'a\nb' }), '— Bob edited #1: a\n       b'],
    [amendment(2, 'message-deleted', 1, { at }), '— Bob deleted #1'],
    [amendment(2, 'reaction-added', 1, { at, reaction: '+1' }), '— Bob reacted to #1: +1'],
    [amendment(2, 'reaction-removed', 1, { at, reaction: '+1' }), '— Bob took +1 back from #1'],
    [event(2, 'message-pinned', { at, target: 1 }), '— Bob pinned #1'],
    [event(2, 'message-unpinned', { at, target: 1 }), '— Bob unpinned #1'],
  ])('%#: tells what happened', (happened, text) => {
    expect(formatEvent(happened)).toBe(`12:04  ${text}`);
  });

  it.each([
    ['was deleted', message(1, { at, text: '', isDeleted: true })],
    ['has expired', message(1, { at, text: '', expiresAt: at })],
    ['is expiring, and is still here', message(1, { at, text: 'x', expiresAt: at + 5 })],
    ['was edited again', amendment(2, 'message-edited', 1, { at, text: '' })],
  ])('is empty for what %s', (_, gone) => {
    expect(formatEvent(gone, at + 5)).toBe('');
  });
});

it('who went away and came back is told with who came and went', () => {
  const away = [
    { nick: 'Bob', message: 'lunch' },
    { nick: 'Eve', message: '' },
  ];
  const presence = { joined: ['Ada'], left: [], moreJoined: 1, moreLeft: 0, away } as unknown as Presence;
  expect(formatPresence(presence)).toBe('→ Ada and 1 more joined  Bob is away: lunch  Eve is back');
});

it('rooms are listed in columns', () => {
  const rooms = [
    { info: lobbyInfo, here: 12 },
    { info: { ...denInfo, isLocked: true, topic: 'Lunch' }, here: 1 },
  ];
  expect(formatRooms({ type: 'rooms', rooms, more: 3 })).toBe(
    '#lobby  12 here\n#den    1 here  password  Lunch\nand 3 more\n/join NAME enters one.',
  );
  expect(formatRooms({ type: 'rooms', rooms: [], more: 0 })).toContain('There is no other public room.');
});
