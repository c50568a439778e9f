import { describe, expect, it } from '@jest/globals';
import { OwnNick } from '../../../src/client/rooms/own-nick.ts';
import { event, own } from '../sample-rooms.ts';

const rename = (nick: string, to: string, { by = own.keyId, id = 'elsewhere.1' } = {}) =>
  event(1, 'nick-changed', { nick, to, by, id });
const live = (...events: readonly ReturnType<typeof rename>[]) => ({ events, isLive: true });
const missed = (...events: readonly ReturnType<typeof rename>[]) => ({ events, isLive: false });

describe("one's own nick", () => {
  it("follows a rename of one's own member, wherever it was asked for", () => {
    expect(new OwnNick(own).follow('Ada', live(rename('Ada', 'Grace')))).toBe('Grace');
  });

  it('does not follow what its key did in the history, unless this very client asked for it', () => {
    const ours = { id: 'own-client.4' };
    expect(new OwnNick(own).follow('Ada', missed(rename('Ada', 'Grace')))).toBe('Ada');
    expect(new OwnNick(own).follow('Ada', missed(rename('Ada', 'Grace', ours)))).toBe('Grace');
    expect(new OwnNick(own).follow('Ada', missed(rename('Ada', 'Grace', { ...ours, by: 'other-key' })))).toBe('Ada');
  });

  it('does not follow a rename of another member of its key', () => {
    expect(new OwnNick(own).follow('Ada', live(rename('Mary', 'Grace')))).toBe('Ada');
  });

  it('follows a rename once, in however many rooms it is met, and when', () => {
    const ownNick = new OwnNick(own);
    const there = rename('Ada', 'Grace', { id: 'own-client.1' });
    const back = rename('Grace', 'Ada', { id: 'own-client.2' });
    expect(ownNick.follow('Ada', live(there, back))).toBe('Ada');
    expect(ownNick.follow('Ada', live(there))).toBe('Ada');
    expect(ownNick.follow('Ada', missed(there))).toBe('Ada');
  });
});
