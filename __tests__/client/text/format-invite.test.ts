import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import type { Nick } from '../../../src/chat/nick.ts';
import type { InviteShown } from '../../../src/chat/outgoing.ts';
import { lobby, type RoomId } from '../../../src/chat/room-id.ts';
import type { RoomInfo } from '../../../src/chat/room-record.ts';
import {
  formatInviteShown,
  formatOpenInvite,
  formatPrivateInvite,
  passOn,
} from '../../../src/client/text/format-invite.ts';
import { formatTime } from '../../../src/client/text/format-item.ts';
import { parseInvite } from '../../../src/protocol/invite.ts';

const address = { hostname: '192.168.1.7', port: 5050 };
const keyId = 'ungWv48Bz-pBQUDeXa4iIw';
const token = 'q83vASNFZ4mrze8BI0VniQ';
const wayIn = { address, keyId };
const at = Date.parse('2026-11-20T23:41:00');
const common: InviteShown = { type: 'invite', code: 'otter-lamp-42', codeExpiresAt: at };
const inLobby = { id: lobby, kind: 'lobby', pinned: [], isLocked: false } as unknown as RoomInfo;
const inDen = { ...inLobby, id: 'K7QMX' as RoomId, kind: 'private' } as RoomInfo;

/** What can be passed on of a text, as it reads. */
function passedOn(text: string): unknown[] {
  return text.split('\n').flatMap((line) => {
    const invite = parseInvite(line);
    return 'mistake' in invite ? [] : [invite];
  });
}

describe('[P63] what who is in charge passes on', () => {
  it('is the code with the address, the link, and until when the code holds', () => {
    const text = formatInviteShown(common, { wayIn, room: inLobby });
    expect(passedOn(text)).toEqual([
      { kind: 'code', address, code: 'otter-lamp-42' },
      { kind: 'link', address, keyId },
    ]);
    expect(text).toContain(`until ${formatTime(at)}`);
  });

  it('has the token in the link of a private host, and the code of a private room', () => {
    const text = formatInviteShown({ ...common, token }, { wayIn, room: inDen });
    expect(passedOn(text)).toContainEqual({ kind: 'link', address, keyId, token, room: 'K7QMX' });
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThan(80);
  });

  it('is a code of their own for one person', () => {
    const personal = { ...common, code: '3-otter-lamp-42', whom: 'Bob' };
    const text = formatInviteShown(personal, { wayIn, room: inLobby });
    expect(text).toMatch(/^For Bob alone, once, until \d\d:\d\d:\n/u);
    expect(passedOn(text)).toEqual([{ kind: 'code', address, code: '3-otter-lamp-42' }]);
    expect(formatInviteShown(personal, { wayIn, room: inDen })).toContain('/join K7QMX');
  });

  it('has no link where nobody is sure of the key', () => {
    const text = formatInviteShown({ ...common, token }, { wayIn: { address }, room: inDen });
    expect(text).not.toContain('pychat://');
    expect(text).toContain('/join K7QMX');
    expect(formatInviteShown(common, { wayIn: undefined, room: inLobby })).toContain('    otter-lamp-42\n');
  });
});

describe('what anybody passes on', () => {
  it('is the address, and the link where the key is known', () => {
    expect(passedOn(formatOpenInvite({ wayIn, room: inLobby }))).toEqual([
      { kind: 'address', address },
      { kind: 'link', address, keyId },
    ]);
    expect(passedOn(formatOpenInvite({ wayIn: { address }, room: inLobby }))).toEqual([{ kind: 'address', address }]);
    expect(formatOpenInvite({ wayIn: undefined, room: inLobby })).toContain('the address that you came by');
  });

  it('is whom to ask, where not everybody is let in', () => {
    expect(formatPrivateInvite(['Ada', 'Bob'] as Nick[])).toContain('Ada, Bob. /msg Ada asks.');
    expect(formatPrivateInvite([])).toContain('not here now');
  });
});

it('a line that is passed on is whole in a pane of 80 columns, if it can be', () => {
  expect(passOn('x'.repeat(74))).toBe(`    ${'x'.repeat(74)}`);
  expect(passOn('x'.repeat(75))).toBe('x'.repeat(75));
});
