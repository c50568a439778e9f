import { maxNameCharacters } from '../../chat/name-flaw.ts';
import { nickKey } from '../../chat/nick-key.ts';
import type { View } from '../view/view.ts';
import { keptNickKey } from './kept-nick-key.ts';
import type { Span } from './span.ts';

/** A place in a text where somebody is spoken of or to. */
export interface Mention extends Span {
  /** It is the person in front of the screen. */
  readonly isOwn: boolean;
}

/** Who can be mentioned. */
export type Mentionable = Pick<View, 'nick' | 'nicks'>;

/** Comparing nicks is slow: of a text made of nothing but mentions, not all are looked at. */
const maxComparisons = 300;

// What a nick cannot contain ends it, as `parseNick` has it.
const mention = /@([^\s@#,:;!*?"<>\\/]+)/gu;
const addressed = /^([^\s@#,:;!*?"<>\\/]+)[:,](?=\s|$)/u;
const joiner = '\u200d';
/** What goes on with a word; the scripts that are written without blanks have no such edges. */
const goesOn =
  /(?!\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana}|\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmr}|\p{sc=Mymr})[\p{L}\p{N}_]|[\p{M}\p{EMod}]|\u200d/u;

/** Finds each `@nick` of somebody who is here, the longest nick that fits, and one's own nick where the text begins with it and `:` or `,`. In order. */
export function findMentions(text: string, people: Mentionable): Mention[] {
  const found: Mention[] = [];
  let comparisons = 0;
  const isOwnAt = (nick: string) => {
    comparisons += 1;
    return comparisons > maxComparisons ? undefined : knownKeys(people).get(nickKey(nick));
  };
  const own = addressed.exec(text)?.[1];
  if (own !== undefined && isOwnAt(own)) found.push({ start: 0, end: own.length, isOwn: true });
  for (const { index, 1: run = '' } of text.matchAll(mention)) {
    if (goesOnAt(text, index - 1)) continue;
    for (const nick of nicksIn(run)) {
      const isOwn = isOwnAt(nick);
      if (isOwn === undefined) continue;
      found.push({ start: index, end: index + 1 + nick.length, isOwn });
      break;
    }
  }
  return found;
}

const knownByPeople = new WeakMap<ReadonlySet<string>, { readonly nick: string; readonly keys: KnownKeys }>();

type KnownKeys = ReadonlyMap<string, boolean>;

/** The keys of all nicks, and whether it is one's own. Kept for as long as the view has the same people. */
function knownKeys({ nick, nicks }: Mentionable): KnownKeys {
  const last = knownByPeople.get(nicks);
  if (last?.nick === nick) return last.keys;
  const keys = new Map([...nicks].map((other) => [keptNickKey(other), false]));
  if (nick !== '') keys.set(keptNickKey(nick), true);
  knownByPeople.set(nicks, { nick, keys });
  return keys;
}

/** What may be the nick that this begins with, the longest first: each ends where a word does. */
function nicksIn(run: string): string[] {
  const nicks: string[] = [];
  let end = 0;
  for (const character of [...run].slice(0, maxNameCharacters)) {
    end += character.length;
    if (!goesOnAt(run, end) && character !== joiner) nicks.unshift(run.slice(0, end));
  }
  return nicks;
}

function goesOnAt(text: string, index: number): boolean {
  const character = text.codePointAt(index);
  return character !== undefined && goesOn.test(String.fromCodePoint(character));
}
