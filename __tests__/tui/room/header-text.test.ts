import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import type { RoomId } from '../../../src/chat/room-id.ts';
import type { RoomName } from '../../../src/chat/room-name.ts';
import type { RoomSummary } from '../../../src/client/view/view.ts';
import { formatHeader, formatNewsElsewhere } from '../../../src/tui/room/header-text.ts';

const place = '192.168.1.7:5050';
const id = 'K7QMX' as RoomId;
const lobby = {
  label: '#lobby',
  info: { id: 'lobby' as RoomId, kind: 'lobby', isLocked: false },
  place,
  lock: ['', ''],
} as const;

describe('room, title and address', () => {
  it('stand side by side where there is room', () => {
    expect(formatHeader({ ...lobby, title: 'Lab' }, 60)).toBe(' #lobby · Lab · 192.168.1.7:5050');
  });

  it('keep the address, which others need, at the cost of a long title', () => {
    expect(formatHeader({ ...lobby, title: 'The long title of a chat' }, 41)).toBe(
      ' #lobby · The long ti… · 192.168.1.7:5050',
    );
    expect(formatHeader({ ...lobby, title: '漢字'.repeat(9) }, 41)).toBe(' #lobby · 漢字漢字漢… · 192.168.1.7:5050');
  });

  it('go without it where the title would be unreadable', () => {
    expect(formatHeader({ ...lobby, title: 'The long title of a chat' }, 30)).toBe(' #lobby · The long title of a…');
  });

  it('have the topic in the place of the title, and say what kind of room it is', () => {
    const den = { label: '#den', title: 'Lab', place, lock: ['', ''] } as const;
    const info = { id, kind: 'public', name: 'den' as RoomName, isLocked: true } as const;
    expect(formatHeader({ ...den, info: { ...info, topic: 'Lunch' } }, 60)).toBe(
      ' #den · locked · Lunch · 192.168.1.7:5050',
    );
    expect(formatHeader({ ...den, info: { ...info, kind: 'private', isLocked: false } }, 28)).toBe(
      ' #den · K7QMX · private',
    );
    expect(formatHeader({ ...den, label: '#K7QMX', info: { id, kind: 'private', isLocked: false } }, 60)).toBe(
      ' #K7QMX · private · Lab · 192.168.1.7:5050',
    );
  });

  it.each(['·', '•', '∙', '・', '  ·  '])('cannot seem to say what is known of the host, as by %s', (dot) => {
    const about = `Lab ${dot} verified      `;
    const lock = ['unverified', '?'] as const;
    expect(formatHeader({ ...lobby, title: about, lock }, 70)).toBe(
      ' #lobby · Lab verified · 192.168.1.7:5050 · unverified',
    );
    const info = { ...lobby.info, topic: about };
    expect(formatHeader({ ...lobby, info, title: 'Den', lock }, 29)).toBe(' #lobby · Lab verified · ?');
  });

  it('end with what is known of the host: in words where there is room, a sign of it always', () => {
    const lock = ['not encrypted', '!'] as const;
    const at = (width: number) => formatHeader({ ...lobby, title: 'Lab', lock }, width);
    expect(at(60)).toBe(' #lobby · Lab · 192.168.1.7:5050 · not encrypted');
    expect(at(40)).toBe(' #lobby · Lab · 192.168.1.7:5050 · !');
    expect(at(30)).toBe(' #lobby · Lab · not encrypted');
    expect(at(20)).toBe(' #lobby · Lab · !');
    expect(at(12)).toBe(' #lobby · !');
    expect(at(8)).toBe(' #l… · !');
  });

  it.each([
    ['', ''],
    ['not encrypted', '!'],
    ['verified', '✓✓'],
  ] as const)('are never wider than asked, with %j', (...lock) => {
    for (let width = 12; width < 90; width += 1) {
      for (const title of ['a', 'Ada’s 漢字 laptop', '👩‍👩‍👧‍👦'.repeat(12), 'two\nlines\u001b[2J'])
        expect(stringWidth(formatHeader({ ...lobby, title, lock }, width))).toBeLessThanOrEqual(width);
    }
  });
});

describe('what is new elsewhere', () => {
  const room = (changes: Partial<RoomSummary>): RoomSummary => ({
    id,
    kind: 'public',
    label: '#den',
    unread: 0,
    mentions: 0,
    isShown: false,
    ...changes,
  });

  it.each<[Partial<RoomSummary>[], readonly [string, string] | undefined]>([
    [[{}, { unread: 3, isShown: true }], undefined],
    [
      [{ unread: 3 }, {}],
      ['3 new in 1 room', '+3'],
    ],
    [
      [{ unread: 3 }, { unread: 2, mentions: 1 }],
      ['5! new in 2 rooms', '+5!'],
    ],
    [[{ unread: 1, kind: 'direct' }], ['1! new in 1 room', '+1!']],
  ])('of %j is told in few words', (rooms, words) => {
    expect(formatNewsElsewhere(rooms.map(room))).toEqual(words);
  });
});
