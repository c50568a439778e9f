import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../../src/chat/event.ts';
import type { Nick } from '../../../src/chat/nick.ts';
import { IgnoreList } from '../../../src/client/personal/ignore-list.ts';
import { followIgnored, type Ignored, shownItem, withoutIgnored } from '../../../src/client/personal/ignored.ts';
import { formatIgnored, ignoreNick, unignoreNick } from '../../../src/client/personal/ignoring.ts';
import type { Item } from '../../../src/client/view/item.ts';
import { came, noticed, viewOf } from '../../tui/shown-items.ts';

const own = { keyId: 'own-key', clientId: 'own' };

function posted(nick: string, { by = `${nick}-key`, isOwn = false } = {}): Item {
  const event = { type: 'message-posted', seq: 1, at: 0, by, nick, text: 'x' } as RoomEvent;
  return { kind: 'event', key: 'e1', event, isOwn };
}

function renaming(nick: string, to: string, by = `${nick}-key`): Item {
  const event = { type: 'nick-changed', seq: 2, at: 0, by, nick, to } as RoomEvent;
  return { kind: 'event', key: 'e2', event, isOwn: false };
}

const eventOf = (item: Item) => (item as Extract<Item, { kind: 'event' }>).event;
const bob: Ignored = [{ nick: 'Bob', by: 'Bob-key' }];
const bobByNick: Ignored = [{ nick: 'Bob' }];

describe('of somebody who is ignored', () => {
  it('neither messages nor renames are shown, whatever nick the key goes by', () => {
    for (const item of [posted('Bob'), posted('Robert', { by: 'Bob-key' }), renaming('Bob', 'Rob')])
      expect(shownItem(item, bob)).toBeUndefined();
    expect(shownItem(posted('Bob', { by: 'other' }), bob)).toBeDefined();
  });

  it('as long as only the nick is known, all that goes by that nick is hidden', () => {
    expect(shownItem(posted('b0b'), bobByNick)).toBeUndefined();
    expect(shownItem(posted('Bobby'), bobByNick)).toBeDefined();
  });

  it('coming and going is left out of what is told of others', () => {
    expect(shownItem(came('Bob'), bob)).toBeUndefined();
    expect(shownItem(came('Robin', 'Bob'), bob)).toMatchObject({ presence: { joined: ['Robin'] } });
    const others = came('Robin');
    expect(shownItem(others, bob)).toBe(others);
  });

  it('notices and what is one’s own are shown all the same', () => {
    expect(shownItem(noticed('Bob'), bob)).toBeDefined();
    expect(shownItem(posted('Bob', { isOwn: true }), bob)).toBeDefined();
  });

  it('a view has nothing left, and is the same view where nobody is', () => {
    const view = viewOf([posted('Bob'), posted('Ada')]);
    expect(withoutIgnored(view, bob).items).toEqual([posted('Ada')]);
    expect(withoutIgnored(view, [])).toBe(view);
  });

  it('the key is learned, and the nick is followed', () => {
    expect(followIgnored(bobByNick, [eventOf(posted('Bob'))])).toEqual(bob);
    expect(followIgnored(bobByNick, [eventOf(renaming('Bob', 'Rob'))])).toEqual([{ nick: 'Rob', by: 'Bob-key' }]);
    expect(followIgnored(bob, [eventOf(posted('Bob')), eventOf(posted('Ada'))])).toBe(bob);
  });
});

describe('the list', () => {
  function listOf(kept: Ignored = []) {
    const written: Ignored[] = [];
    return { written, list: new IgnoreList({ read: () => kept, write: (ignored) => void written.push(ignored) }) };
  }
  const view = viewOf([posted('Bob'), posted('Zoë')], { nick: 'Ada', nicks: new Set(['Ada', 'Carl'] as Nick[]) });

  it('takes whoever was heard by the key, whoever is only present by the nick, and is kept', () => {
    const { list, written } = listOf();
    expect(ignoreNick(list, { view, own, nick: 'BOB' })).toEqual({ said: expect.stringContaining('/unignore Bob') });
    ignoreNick(list, { view, own, nick: 'carl' });
    expect(list.members).toEqual([...bob, { nick: 'Carl' }]);
    expect(written.at(-1)).toEqual(list.members);
    expect(formatIgnored(list)).toBe('Ignored: Bob, Carl');
    list.follow([eventOf(posted('Carl'))]);
    expect(written.at(-1)).toEqual([...bob, { nick: 'Carl', by: 'Carl-key' }]);
  });

  it('has nobody twice', () => {
    const { list } = listOf(bobByNick);
    ignoreNick(list, { view, own, nick: 'Bob' });
    ignoreNick(list, { view, own, nick: 'Bob' });
    expect(list.members).toEqual(bob);
  });

  it('does not take strangers, nor oneself, whatever one is called there', () => {
    const { list, written } = listOf();
    expect(ignoreNick(list, { view, own, nick: 'Nobody\u001b' })).toEqual({
      mistake: expect.stringContaining('nobody called Nobody␛'),
    });
    expect(ignoreNick(list, { view, own, nick: 'ADA' })).toEqual({ mistake: 'That is you.' });
    const elsewhere = viewOf([posted('Me', { by: 'own-key', isOwn: true })]);
    expect(ignoreNick(list, { view: elsewhere, own, nick: 'Me' })).toEqual({ mistake: 'That is you.' });
    expect(written).toEqual([]);
  });

  it('does not take who has had that nick before', () => {
    const { list } = listOf();
    const renamed = viewOf([posted('Bob'), renaming('Bob', 'Rob')]);
    expect(ignoreNick(list, { view: renamed, own, nick: 'Bob' })).toHaveProperty('mistake');
    ignoreNick(list, { view: renamed, own, nick: 'Rob' });
    expect(list.members).toEqual([{ nick: 'Rob', by: 'Bob-key' }]);
  });

  it('gives back, and tells who looks', () => {
    const { list } = listOf(bob);
    let told = 0;
    const stop = list.subscribe(() => {
      told += 1;
    });
    expect(unignoreNick(list, 'carl')).toHaveProperty('mistake');
    expect(unignoreNick(list, 'bob')).toEqual({ said: 'Bob is shown again.' });
    stop();
    list.add({ nick: 'Carl' });
    expect(told).toBe(1);
    expect(formatIgnored(listOf().list)).toContain('Nobody');
  });
});
