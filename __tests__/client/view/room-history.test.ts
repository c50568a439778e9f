import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amendMessage } from '../../../src/chat/amend-message.ts';
import { isAmendment, type RoomEvent } from '../../../src/chat/event.ts';
import { applyRoomAction } from '../../../src/client/view/apply-room-action.ts';
import type { RoomView } from '../../../src/client/view/room-view.ts';
import { added, amendment, event, eventsOf, message, own, viewAfter } from '../sample-rooms.ts';

const quotes = ({ items }: RoomView) => items.flatMap((item) => (item.kind === 'event' ? (item.quoted ?? []) : []));

describe('what changes a message', () => {
  it('is seen in the message, and stays an item of its own', () => {
    const view = viewAfter(added([message(1)]), added([amendment(2, 'message-edited', 1, { text: 'better' })]));
    expect(eventsOf(view)).toMatchObject([
      { seq: 1, text: 'better', isEdited: true, amendedSeq: 2 },
      { seq: 2, text: 'better' },
    ]);
  });

  it('may come with it, and leaves nothing of what was said before', () => {
    const edits = [2, 3].map((seq) => amendment(seq, 'message-edited', 1, { text: `text ${seq}` }));
    expect(eventsOf(viewAfter(added([message(1), ...edits])))).toMatchObject([
      { text: 'text 3' },
      { text: '' },
      { text: 'text 3' },
    ]);
    const deleted = viewAfter(added([message(1), ...edits, amendment(4, 'message-deleted', 1)]));
    expect(JSON.stringify(deleted.items)).not.toMatch(/text [23]|message 1/u);
  });

  it('changes a message once, which was read with the change in it', () => {
    const read = message(1, { amendedSeq: 3, reactions: [{ reaction: '+1', count: 1, nicks: ['Bob'] }] });
    const reacted = amendment(3, 'reaction-added', 1, { reaction: '+1' });
    const view = viewAfter(added([read, message(2), reacted]));
    expect(eventsOf(view)[0]).toBe(read);
  });

  it('leaves all other items the same objects', () => {
    const before = viewAfter(added([message(1), message(2)]));
    const after = applyRoomAction(before, added([amendment(3, 'reaction-added', 1, { reaction: '+1' })]));
    expect(after.items[1]).toBe(before.items[1]);
    expect(after.items[0]).not.toBe(before.items[0]);
  });

  it('is put into an older page that was read before it', () => {
    const view = viewAfter(added([message(5), amendment(6, 'message-deleted', 2)]), {
      type: 'older-events-added',
      own,
      events: [1, 2, 3, 4].map((seq) => message(seq)),
      isOldest: true,
    });
    expect(eventsOf(view)[1]).toMatchObject({ seq: 2, text: '', isDeleted: true });
  });
});

describe('what a reply answers', () => {
  const reply = message(5, { replyTo: 2 });

  it('is shown with it as it is by now', () => {
    const asked = viewAfter(added([message(2), message(3), message(4), reply]));
    expect(quotes(asked)).toEqual([{ seq: 2, nick: 'Bob', text: 'message 2' }]);
    const edited = applyRoomAction(asked, added([amendment(6, 'message-edited', 2, { text: 'new' })]));
    expect(quotes(edited)).toEqual([{ seq: 2, nick: 'Bob', text: 'new' }]);
    const deleted = applyRoomAction(edited, added([amendment(7, 'message-deleted', 2)]));
    expect(quotes(deleted)).toEqual([{ seq: 2, nick: 'Bob', text: '' }]);
  });

  it('is unknown until it is told, and follows what becomes of it then, too', () => {
    const unknown = viewAfter(added([reply]));
    expect(quotes(unknown)).toEqual([]);
    const known = applyRoomAction(unknown, { type: 'quoted-known', message: message(2) });
    expect(quotes(known)).toMatchObject([{ text: 'message 2' }]);
    expect(quotes(applyRoomAction(known, added([amendment(6, 'message-deleted', 2)])))).toMatchObject([{ text: '' }]);
  });

  it('is known once an older page brings it', () => {
    const events = [1, 2, 3, 4].map((seq) => message(seq));
    const view = viewAfter(added([reply]), { type: 'older-events-added', own, events, isOldest: true });
    expect(quotes(view)).toMatchObject([{ text: 'message 2' }]);
  });

  it('is kept when the message itself is let go', () => {
    const many = Array.from({ length: 3000 }, (_, index) => message(3 + index));
    const late = Array.from({ length: 3000 }, (_, index) => message(3004 + index));
    const view = viewAfter(added([message(2), ...many, message(3003, { replyTo: 2 })]), added(late));
    expect(eventsOf(view)[0]?.seq).toBeGreaterThan(2);
    expect(quotes(view)).toMatchObject([{ text: 'message 2' }]);
    const deleted = applyRoomAction(view, added([amendment(6004, 'message-deleted', 2)]));
    expect(quotes(deleted)).toMatchObject([{ text: '' }]);
    expect(view.quotable.size).toBe(1);
  });
});

describe('a temporary message', () => {
  const temporary = (seq: number, expiresAt: number) => message(seq, { expiresAt, text: `secret ${seq}` });

  it('is gone at its time, from items and quotes alike, and no sooner', () => {
    const view = viewAfter(added([temporary(1, 1000), temporary(2, 2000), message(3, { replyTo: 1 })]));
    expect(view.nextExpiryAt).toBe(1000);
    expect(applyRoomAction(view, { type: 'time-passed', hostTime: 999 })).toBe(view);
    const later = applyRoomAction(view, { type: 'time-passed', hostTime: 1000 });
    expect(JSON.stringify([...later.items])).not.toContain('secret 1');
    expect([later.nextExpiryAt, quotes(later)]).toEqual([2000, [{ seq: 1, nick: 'Bob', text: '' }]]);
    expect(applyRoomAction(later, { type: 'time-passed', hostTime: 5000 }).nextExpiryAt).toBe(Number.POSITIVE_INFINITY);
  });

  it('is gone with its host', () => {
    const view = viewAfter(added([temporary(1, 9e12), message(2)]), { type: 'run-ended' });
    expect(eventsOf(view)).toMatchObject([{ text: '' }, { text: 'message 2' }]);
  });

  it('is gone at its time where it is only quoted', () => {
    const view = viewAfter(added([message(5, { replyTo: 1 })]), { type: 'quoted-known', message: temporary(1, 1000) });
    expect(view.nextExpiryAt).toBe(1000);
    const later = applyRoomAction(view, { type: 'time-passed', hostTime: 1000 });
    expect([quotes(later), JSON.stringify([...later.quotable])]).toEqual([
      [{ seq: 1, nick: 'Bob', text: '' }],
      expect.not.stringContaining('secret'),
    ]);
  });
});

/** A log as a host keeps it: messages are read as they are by now. */
class ModelLog {
  readonly #events: RoomEvent[];

  constructor(events: readonly RoomEvent[]) {
    this.#events = [...events];
  }

  /** What is read of it from one seq to another, both inclusive, when `head` was its last. */
  read(from: number, to: number, head: number): RoomEvent[] {
    const sofar = this.#events.slice(0, head);
    return sofar.slice(from - 1, to).map((each) => {
      if (each.type === 'message-posted') return sofar.filter(isAmendment).reduce(amendMessage, each);
      const isOld = (later: RoomEvent) =>
        later.seq > each.seq &&
        (later.type === 'message-edited' || later.type === 'message-deleted') &&
        each.type === 'message-edited' &&
        later.target === each.target;
      return sofar.some(isOld) ? ({ ...each, text: '' } as RoomEvent) : each;
    });
  }
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('post', 'post', 'reply', 'edit', 'delete', 'react', 'rename'),
    pick: fc.nat(),
  }),
  { minLength: 1, maxLength: 60 },
);

type Step = { kind: string; pick: number };

/** A log that could have come about: what is deleted is not touched any more. */
function logOf(made: readonly Step[]): RoomEvent[] {
  const living: number[] = [];
  return made.map(({ kind, pick }, index) => {
    const seq = index + 1;
    const target = living[pick % Math.max(1, living.length)];
    if (target === undefined || kind === 'post' || kind === 'reply') {
      living.push(seq);
      return message(seq, kind === 'reply' && target !== undefined ? { replyTo: target } : {});
    }
    if (kind === 'rename') return event(seq, 'nick-changed', { to: 'Rob' });
    if (kind === 'edit') return amendment(seq, 'message-edited', target, { text: `edit ${seq}` });
    if (kind === 'react') return amendment(seq, 'reaction-added', target, { reaction: `r${pick % 3}` });
    living.splice(living.indexOf(target), 1);
    return amendment(seq, 'message-deleted', target);
  });
}

describe('a history', () => {
  it('is the same as in the log, in whatever order pages and events come', () => {
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.record({ isOlder: fc.boolean(), size: fc.integer({ min: 1, max: 8 }) })),
        (made, moves) => {
          const events = logOf(made);
          const log = new ModelLog(events);
          let head = Math.ceil(events.length / 2);
          let from = Math.max(1, head - 4);
          let view = viewAfter(added(log.read(from, head, head)));
          for (const { isOlder, size } of [...moves, { isOlder: false, size: 99 }, { isOlder: true, size: 99 }]) {
            if (isOlder) {
              // What it was read before it came is chosen by the size, too.
              const readAt = Math.max(from, head - (size % 3));
              const page = log.read(Math.max(1, from - size), from - 1, readAt);
              view = applyRoomAction(view, {
                type: 'older-events-added',
                own,
                events: page,
                isOldest: from - size <= 1,
              });
              from = Math.max(1, from - size);
            } else {
              // Live events say what was said, as far as that is still there.
              view = applyRoomAction(view, added(events.slice(head, head + size)));
              head = Math.min(events.length, head + size);
            }
          }
          const truth = log.read(1, events.length, events.length);
          expect(eventsOf(view)).toEqual(truth);
          const texts = new Map(truth.map((each) => [each.seq, 'text' in each ? each.text : '']));
          for (const item of view.items) {
            if (item.kind !== 'event' || item.event.type !== 'message-posted' || !item.event.replyTo) continue;
            expect(item.quoted).toEqual({ seq: item.event.replyTo, nick: 'Bob', text: texts.get(item.event.replyTo) });
          }
        },
      ),
      { numRuns: 500, seed: 20261121 },
    );
  });
});
