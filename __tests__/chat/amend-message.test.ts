import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amendMessage, isGone, withoutText } from '../../src/chat/amend-message.ts';
import type { Amendment, MessagePosted } from '../../src/chat/event.ts';
import type { MessageText } from '../../src/chat/message.ts';
import { bobDoes, posted } from './sample-amendments.ts';

const amended = (message: MessagePosted, ...amendments: readonly Amendment[]) =>
  amendments.reduce(amendMessage, message);

describe('amendMessage', () => {
  it('puts the new text in, and says so', () => {
    expect(amendMessage(posted, bobDoes(9, 'message-edited', { text: 'Hi!' }))).toStrictEqual({
      ...posted,
      text: 'Hi!',
      isEdited: true,
      amendedSeq: 9,
    });
  });

  it('leaves nothing of a deleted message but who and when', () => {
    const before = amended(
      posted,
      bobDoes(8, 'message-edited', { text: 'Hi!' }),
      bobDoes(9, 'reaction-added', { reaction: '+1' }),
    );
    expect(amendMessage(before, bobDoes(10, 'message-deleted'))).toStrictEqual({
      ...posted,
      text: '',
      isDeleted: true,
      amendedSeq: 10,
    });
  });

  it('counts reactions by kind, in the order in which the kinds came, and names a few', () => {
    const nicks = ['Ada', 'Bob', 'Eve', 'Mallory', 'Trent', 'Zoe'];
    const plus = nicks.map((nick, index) => bobDoes(9 + index, 'reaction-added', { reaction: '+1', nick }));
    const { reactions } = amended(posted, bobDoes(8, 'reaction-added', { reaction: '🎉' }), ...plus);
    expect(reactions).toEqual([
      { reaction: '🎉', count: 1, nicks: ['Bob'] },
      { reaction: '+1', count: 6, nicks: ['Ada', 'Bob', 'Eve', 'Mallory', 'Trent'] },
    ]);
  });

  it('takes a reaction away, and the kind with the last of it', () => {
    const two = amended(
      posted,
      bobDoes(8, 'reaction-added', { reaction: '+1', nick: 'Ada' }),
      bobDoes(9, 'reaction-added', { reaction: '+1' }),
    );
    const one = amendMessage(two, bobDoes(10, 'reaction-removed', { reaction: '+1' }));
    expect(one.reactions).toEqual([{ reaction: '+1', count: 1, nicks: ['Ada'] }]);
    const none = amendMessage(one, bobDoes(11, 'reaction-removed', { reaction: '+1', nick: 'Ada' }));
    expect(none).not.toHaveProperty('reactions');
  });

  it('is not changed by what is about another message', () => {
    expect(amendMessage(posted, { ...bobDoes(9, 'message-deleted'), target: 2 })).toBe(posted);
  });

  it('[P35] is the same whether it applies each event once, or some of them again', () => {
    const step = fc.constantFrom(
      { type: 'message-edited' as const, text: 'a' },
      { type: 'message-edited' as const, text: 'b' },
      { type: 'reaction-added' as const, reaction: '+1' },
      { type: 'reaction-removed' as const, reaction: '+1' },
      { type: 'message-deleted' as const },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.nat(8), (steps, from) => {
        const amendments = steps.map(({ type, ...rest }, index) => bobDoes(2 + index, type, rest));
        const all = amended(posted, ...amendments);
        expect(amended(all, ...amendments.slice(from))).toBe(all);
      }),
      { seed: 35 },
    );
  });
});

describe('what is gone', () => {
  const temporary = { ...posted, expiresAt: 5000 };

  it('is a temporary message from its time on', () => {
    expect([4999, 5000, 6000].map((at) => isGone(temporary, at))).toEqual([false, true, true]);
  });

  it('is a temporary message whose host has ended', () => {
    expect(isGone({ ...temporary, text: '' as MessageText }, 1)).toBe(true);
  });

  it('is a deleted message, and no other', () => {
    expect(isGone({ ...posted, isDeleted: true }, 0)).toBe(true);
    expect(isGone(posted, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  it('has no text and no reactions', () => {
    const reacted = amendMessage(temporary, bobDoes(8, 'reaction-added', { reaction: '+1' }));
    expect(withoutText(reacted)).toStrictEqual({ ...temporary, text: '', amendedSeq: 8 });
  });
});
