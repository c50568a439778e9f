import { describe, expect, it } from '@jest/globals';
import { lobby, type RoomId } from '../../../../src/chat/room-id.ts';
import { newRoomRecord, type RoomInfo, type RoomKind, roomInfo } from '../../../../src/chat/room-record.ts';
import { initialView, type View } from '../../../../src/client/view/view.ts';
import { roomMenu } from '../../../../src/web/room/frame/room-menu.ts';
import type { RoomActions } from '../../../../src/web/room/frame/use-room-actions.tsx';

interface Case extends Partial<RoomInfo> {
  readonly kind: RoomKind;
  readonly role?: 'operator';
}

function labels({ kind, role, ...changes }: Case): string[] {
  const info = { ...roomInfo(newRoomRecord((kind === 'lobby' ? 'lobby' : 'K7QMX') as RoomId, kind)), ...changes };
  const view: View = { ...initialView('Ada'), info };
  const roles = new Map(role ? [['Ada' as never, role]] : []);
  const client = { own: { keyId: 'ada-key', clientId: 'ada' }, rooms: new Map([[lobby, { ...view, roles }]]) };
  return roomMenu({ client, view, actions: {} as RoomActions }).map(({ label }) => label);
}

const owner = 'ada-key' as never;

describe('the menu of a room', () => {
  it('leaves the chat from the lobby, and from any other room that room', () => {
    expect(labels({ kind: 'lobby' })).toContain('Leave the chat');
    expect(labels({ kind: 'public' })).toContain('Leave this room');
  });

  it('offers the password to who made the room and to who keeps order, and to nobody in the lobby', () => {
    expect(labels({ kind: 'public' })).not.toContain('Set password');
    expect(labels({ kind: 'public', owner })).toContain('Set password');
    expect(labels({ kind: 'private', role: 'operator', isLocked: true })).toContain('Change password');
    expect(labels({ kind: 'lobby', role: 'operator' })).not.toContain('Set password');
  });

  it('offers a locked topic only to those', () => {
    expect(labels({ kind: 'public' })).toContain('Topic');
    expect(labels({ kind: 'public', isTopicLocked: true })).not.toContain('Topic');
    expect(labels({ kind: 'public', isTopicLocked: true, owner })).toContain('Topic');
  });

  it('invites nobody into a room of two', () => {
    expect(labels({ kind: 'direct' })).not.toContain('Invite others');
  });
});
