import { describe, expect, it } from '@jest/globals';
import type { KeyId } from '../../../../src/chat/author.ts';
import type { InviteShown } from '../../../../src/chat/outgoing.ts';
import type { RoomId } from '../../../../src/chat/room-id.ts';
import { newRoomRecord, type RoomInfo, type RoomKind, roomInfo } from '../../../../src/chat/room-record.ts';
import { parseInvite } from '../../../../src/protocol/invite.ts';
import { formatCodeNote, inviteLines } from '../../../../src/web/room/frame/invite-lines.ts';

const hostKey = 'abcdefghijklmnopqrstuA' as KeyId;
const token = 'kkkkkkkkkkkkkkkkkkkkkA';
const shown: InviteShown = { type: 'invite', code: 'otter-lamp-42', codeExpiresAt: 0 };
const place = { origin: 'https://192.168.1.7:5050', host: '192.168.1.7:5050' };

function valuesIn(kind: RoomKind, { name, ...parts }: { name?: string; shown?: InviteShown } = {}): string[] {
  const record = newRoomRecord((kind === 'lobby' ? 'lobby' : 'K7QMX') as RoomId, kind);
  const info = { ...roomInfo(record), ...(name !== undefined && { name }) } as RoomInfo;
  const view = { info, nick: 'Ada', hostKey };
  return inviteLines({ view, keyId: 'ada-key', place, ...parts }).map(({ value }) => value);
}

describe('what others are invited by', () => {
  it('is the address, for whoever is not in charge', () => {
    expect(valuesIn('lobby')).toEqual(['https://192.168.1.7:5050/', 'pychat join 192.168.1.7:5050']);
  });

  it('leads to the room by its name, or by its code where it has none that others know', () => {
    const [web, terminal] = valuesIn('public', { name: 'den' });
    expect([web, terminal]).toEqual(['https://192.168.1.7:5050/r/den', 'pychat join 192.168.1.7:5050 --room den']);
    expect(valuesIn('private')).toEqual([
      'https://192.168.1.7:5050/r/K7QMX',
      'pychat join 192.168.1.7:5050 --room K7QMX',
      'K7QMX',
    ]);
  });

  it('[P63] has the code, for who is in charge', () => {
    const [web, terminal = ''] = valuesIn('lobby', { shown });
    expect(web).toBe('https://192.168.1.7:5050/');
    expect(parseInvite(terminal.replace('pychat join ', ''))).toMatchObject({ kind: 'code', code: 'otter-lamp-42' });
    expect(formatCodeNote(shown)).toContain('otter-lamp-42');
  });

  it('[P62] has the token at a private host, with the key that it is for', () => {
    const [web = ''] = valuesIn('lobby', { shown: { ...shown, token } });
    expect(parseInvite(web)).toMatchObject({ kind: 'link', keyId: hostKey, token });
    expect(valuesIn('private', { shown: { ...shown, token } })[0]).toBe(
      `https://192.168.1.7:5050/r/K7QMX#${hostKey}.${token}`,
    );
  });
});
