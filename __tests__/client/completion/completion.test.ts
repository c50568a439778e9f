import { describe, expect, it } from '@jest/globals';
import type { Nick } from '../../../src/chat/nick.ts';
import type { RoomListing } from '../../../src/chat/outgoing.ts';
import { nickCandidates, type People, slashCommandCandidates } from '../../../src/client/completion/candidates.ts';
import {
  chooseLast,
  chooseNext,
  completedText,
  findCompletion,
  findRoomCompletion,
  needsRooms,
} from '../../../src/client/completion/completion.ts';
import type { TextAtCursor } from '../../../src/client/completion/text-at-cursor.ts';
import { happened, renamed, said } from '../../tui/shown-items.ts';

/** Reads a text in which `|` is the cursor. */
function at(drawn: string): TextAtCursor {
  return { text: drawn.replace('|', ''), cursor: drawn.indexOf('|') };
}

function draw({ text, cursor }: TextAtCursor): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function people(nicks: readonly string[], items: People['items'] = []): People {
  return { nick: 'Own', nicks: new Set(nicks as Nick[]), items };
}

const few = people(['Own', 'Ada', 'Bob', 'Zoë']);

/** What Tab makes of it: the text, or the texts in their order. */
function tab(drawn: string, who: People = few): string | string[] {
  let completion = findCompletion(at(drawn), who);
  if (!completion) return drawn;
  const found: string[] = [];
  for (const _ of completion.candidates) {
    found.push(draw(completedText(completion)));
    completion = chooseNext(completion, 1);
  }
  return found.length === 1 ? (found[0] ?? '') : found;
}

describe('who knocks', () => {
  const knocking = ['Bob', 'plaintext', 'Özil'];

  it.each([
    ['/allow |', ['/allow Bob|', '/allow @plaintext|', '/allow Özil|', '/allow plaintext|']],
    ['/deny |', ['/deny Bob|', '/deny @plaintext|', '/deny Özil|']],
    ['/ALLOW b|', '/ALLOW Bob|'],
    ['/allow oz|', '/allow Özil|'],
    ['/allow pl|', '/allow plaintext|'],
    ['/allow @pl|', '/allow @plaintext|'],
  ])('and what else can be allowed: %j becomes %j', (before, after) => {
    expect(tab(before, { ...few, knocking })).toEqual(after);
  });

  it('is nobody where nobody does', () => {
    expect(tab('/allow |')).toBe('/allow plaintext|');
    expect(tab('/deny |', { ...few, nicks: new Set() })).toBe('/deny |');
  });
});

describe('a nick', () => {
  it.each([
    ['Ad|', 'Ada: |'],
    ['hello Ad|', 'hello Ada |'],
    ['@Ad|', '@Ada |'],
    ['hello @ad|', 'hello @Ada |'],
    ['"Ad|"', '"Ada |"'],
    ['ADA|', 'Ada: |'],
    ['zoe|', 'Zoë: |'],
    ['ZOË|', 'Zoë: |'],
    ['Ad| is here', 'Ada:| is here'],
    ['is Ad| here', 'is Ada| here'],
    ['/nick Ad|', '/nick Ada |'],
    ['//who is Ad|', '//who is Ada |'],
    ['one\nAd|', 'one\nAda |'],
    ['Ow|', 'Ow|'],
    ['X|', 'X|'],
  ])('%j becomes %j', (before, after) => {
    expect(tab(before)).toBe(after);
  });

  it('of the many that fit comes in turn, round and round', () => {
    expect(tab('hi |')).toEqual(['hi Ada |', 'hi Bob |', 'hi Zoë |']);
    const first = findCompletion(at('|'), few);
    if (!first) throw new Error('There are three.');
    expect(completedText(chooseNext(first, -1)).text).toBe('Zoë: ');
    expect(completedText(chooseNext(chooseNext(first, -1), 1)).text).toBe('Ada: ');
    expect(completedText(chooseLast(first)).text).toBe('Zoë: ');
  });

  it('may be in any script, and is found by the beginning of a syllable', () => {
    const all = people(['박지성', 'Борис', '太郎', '👩‍🚀']);
    expect(tab('바|', all)).toBe('박지성: |');
    expect(tab('бор|', all)).toBe('Борис: |');
    expect(tab('太|', all)).toBe('太郎: |');
    expect(tab('👩|', all)).toBe('👩‍🚀: |');
  });

  it('is not found by letters that only look alike', () => {
    expect(nickCandidates('v', people(['Will', 'Vera'])).map(({ text }) => text)).toEqual(['Vera']);
    expect(nickCandidates('r', people(['Mia']))).toEqual([]);
  });
});

describe('the order of nicks', () => {
  const names = (who: People) => nickCandidates('', who).map(({ text }) => text);

  it('is who was heard last, then the others by name', () => {
    const items = [
      said('a', { nick: 'Bob', seq: 1 }),
      said('b', { nick: 'Zoë', seq: 2 }),
      said('c', { nick: 'Bob', seq: 3 }),
    ];
    expect(names(people(['Own', 'Ada', 'Bob', 'Zoë', 'Carl'], items))).toEqual(['Bob', 'Zoë', 'Ada', 'Carl']);
  });

  it('has those who have left since they spoke, but not one by a nick given up', () => {
    const items = [
      said('a', { nick: 'Gone', seq: 1 }),
      said('b', { nick: 'Old', seq: 2 }),
      renamed('Old', 'New', { seq: 3 }),
    ];
    expect(names(people(['Ada', 'New'], items))).toEqual(['New', 'Gone', 'Ada']);
  });

  it('never has oneself', () => {
    expect(names(people(['Own'], [said('mine', { nick: 'Own' })]))).toEqual([]);
  });
});

describe('a message', () => {
  const items = [
    said('first', { seq: 8, nick: 'Ada' }),
    said('mine\nof two lines', { seq: 11, isOwn: true }),
    said('', { seq: 12, isDeleted: true, isOwn: true }),
    said('soon gone', { seq: 13, isOwn: true, expiresAt: 1 }),
    happened({ type: 'reaction-added', seq: 14, target: 8, reaction: '+1' }),
  ];
  const all = people(['Ada'], items);

  it.each([
    ['/reply |', ['/reply 13 |', '/reply 11 |', '/reply 8 |']],
    ['/react 1|', ['/react 13 |', '/react 11 |']],
    ['/reply #8|', '/reply 8 |'],
    ['/pin 8|', '/pin 8|'],
    ['/delete |', ['/delete 13|', '/delete 11|']],
    ['/edit |', '/edit 11 mine\nof two lines|'],
    ['/REACT 8| +1', '/REACT 8| +1'],
  ])('%j becomes %j: the newest first', (before, after) => {
    expect(tab(before, all)).toEqual(after);
  });

  it('is told by number, nick and text', () => {
    const completion = findCompletion(at('/reply |'), all);
    expect(completion?.candidates.map(({ label, summary }) => `${label} ${summary}`)).toEqual([
      '#13 Ada: soon gone',
      '#11 Ada: mine of two lines',
      '#8 Ada: first',
    ]);
  });

  it('is not offered after its number, nor by other commands', () => {
    expect(tab('/reply 8 a|', all)).toBe('/reply 8 Ada |');
    expect(tab('/search 8|', all)).toBe('/search 8|');
  });
});

describe('a room', () => {
  const listing = (name: string, changes: object = {}) =>
    ({ info: { id: name, name, isLocked: false, ...changes }, here: 3 }) as unknown as RoomListing;
  const rooms = [listing('den', { topic: 'Lunch' }), listing('Größe', { isLocked: true }), listing('deck')];

  it('takes a list of the host’s, after /join alone', () => {
    expect(
      ['/join |', '/join d|', '/JOIN #d|', '/join|', '/msg d|', '/join den x|'].map((text) => needsRooms(at(text))),
    ).toEqual([true, true, true, false, false, false]);
  });

  it('is found by its beginning, with or without its sign, and told with what there is to know', () => {
    const found = findRoomCompletion(at('/join d|'), rooms);
    expect(found?.candidates.map(({ text, summary }) => [text, summary])).toEqual([
      ['#den', '3 here · Lunch'],
      ['#deck', '3 here'],
    ]);
    const locked = findRoomCompletion(at('/join #gro|'), rooms);
    expect(locked && draw(completedText(locked))).toBe('/join #Größe|');
    expect(locked?.candidates[0]?.summary).toBe('3 here · locked');
    expect(findRoomCompletion(at('/join x|'), rooms)).toBeUndefined();
  });
});

describe('a slash command', () => {
  it.each([
    ['/ni|', '/nick |'],
    ['/NI|', '/nick |'],
    ['/nam|', '/names|'],
    ['/w|', '/who|'],
    ['/ni| Ada', '/nick| Ada'],
    ['/x|', '/x|'],
    ['//h|', '//h|'],
    ['say /h|', 'say /h|'],
  ])('%j becomes %j', (before, after) => {
    expect(tab(before, people([]))).toBe(after);
  });

  it('is offered once, by the name that fits', () => {
    const all = slashCommandCandidates('').map(({ text }) => text);
    expect(all).toEqual(expect.arrayContaining(['/help', '/nick', '/who', '/quit']));
    expect(all).not.toContain('/exit');
    expect(slashCommandCandidates('e').map(({ text }) => text)).toContain('/exit');
  });
});
