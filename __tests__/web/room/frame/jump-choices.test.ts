import { describe, expect, it } from '@jest/globals';
import type { RoomListing } from '../../../../src/chat/outgoing.ts';
import type { RoomId } from '../../../../src/chat/room-id.ts';
import type { RoomName } from '../../../../src/chat/room-name.ts';
import type { RoomKind } from '../../../../src/chat/room-record.ts';
import type { RoomSummary } from '../../../../src/client/view/view.ts';
import { type JumpParts, jumpChoices } from '../../../../src/web/room/frame/jump-choices.ts';

function held(label: string, changes: Partial<RoomSummary> = {}): RoomSummary {
  const kind: RoomKind = label.startsWith('@') ? 'direct' : 'public';
  return { id: label as RoomId, kind, label, unread: 0, mentions: 0, isShown: false, ...changes };
}

function listed(name: string, changes: Partial<RoomListing['info']> = {}): RoomListing {
  const id = `#${name}` as RoomId;
  const info = { id, kind: 'public', name: name as RoomName, pinned: [], isLocked: false, ...changes } as const;
  return { info, here: 2 };
}

const parts: JumpParts = {
  text: '',
  held: [held('#lobby', { isShown: true }), held('#den'), held('@Bob', { unread: 2 })],
  listed: [listed('den'), listed('kitchen', { isLocked: true, topic: 'Food' as never })],
  nicks: ['Bob', 'Denise'],
};

const labels = (changes: Partial<JumpParts>) => jumpChoices({ ...parts, ...changes }).map(({ label }) => label);

describe('where one can go', () => {
  it('is everywhere else, what is new first, each place once', () => {
    expect(labels({})).toEqual(['@Bob', '#den', '#kitchen', '@Denise']);
  });

  it('is what is written, what begins so first', () => {
    expect(labels({ text: 'en' })).toEqual(['#den', '#kitchen', '@Denise', 'en']);
    expect(labels({ text: ' #KIT ' })).toEqual(['#kitchen', '#KIT']);
    expect(labels({ text: '@déni' })).toEqual(['@Denise', '@déni']);
  });

  it('is not offered twice when it is written out', () => {
    expect(labels({ text: 'den' })).toEqual(['#den', '@Denise']);
  });

  it('says what is to be known of each', () => {
    const about = new Map(jumpChoices(parts).map((choice) => [choice.label, choice.about]));
    expect(about.get('@Bob')).toBe('2 new');
    expect(about.get('#kitchen')).toBe('2 here · password · Food');
  });

  it('shows what is held, and opens the rest', () => {
    const targets = new Map(jumpChoices({ ...parts, text: 'n' }).map((choice) => [choice.label, choice.target]));
    expect(targets.get('#den')).toEqual({ room: '#den' });
    expect(targets.get('#kitchen')).toEqual({ name: 'kitchen' });
    expect(targets.get('@Denise')).toEqual({ name: '@Denise' });
    expect(targets.get('n')).toEqual({ name: 'n' });
  });
});
