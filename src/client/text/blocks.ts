import { findLinks, type Link } from './links.ts';
import { findMarkup, type Markup } from './markup.ts';
import { findMentions, type Mention, type Mentionable } from './mentions.ts';
import { coverage, isCovered, type Span } from './span.ts';

/** A piece of text that is shown in one way, without its markers. */
export interface Run {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isCode: boolean;
  readonly url: string | undefined;
  readonly mention: 'own' | 'other' | undefined;
}

/** A part of a message that begins on a line of its own. Fenced code is to be shown as it stands. */
export type Block =
  | { readonly kind: 'text'; readonly runs: readonly Run[] }
  | { readonly kind: 'code'; readonly text: string };

/** Whether this person is mentioned in a text, and not only in code or a link. */
export function mentionsOneself(text: string, nick: string): boolean {
  const oneself = { nick, nicks: new Set<never>() };
  // Most texts are done with here.
  if (findMentions(text, oneself).length === 0) return false;
  return readBlocks(text, oneself).some(
    (block) => block.kind === 'text' && block.runs.some(({ mention }) => mention === 'own'),
  );
}

interface Parts {
  readonly markup: readonly Markup[];
  readonly links: readonly Link[];
  readonly mentions: readonly Mention[];
}

/** Reads how a message is to be shown: what is marked, links, and who of these people is mentioned. Between blocks stood one line end. */
export function readBlocks(text: string, people: Mentionable): Block[] {
  const parts = readParts(text, people);
  const lookOf = looksOf(text, parts);
  const blocks: Block[] = [];
  let from = 0;
  for (const fence of parts.markup.filter(({ kind }) => kind === 'fence')) {
    if (from < fence.start) blocks.push({ kind: 'text', runs: runsOf(text, { lookOf, from, to: fence.start - 1 }) });
    blocks.push({ kind: 'code', text: text.slice(fence.innerStart, fence.innerEnd) });
    from = fence.end + 1;
  }
  if (from <= text.length) blocks.push({ kind: 'text', runs: runsOf(text, { lookOf, from, to: text.length }) });
  return blocks;
}

/** What is found outside code; a link is whole, whatever stands in it. */
function readParts(text: string, people: Mentionable): Parts {
  const found = findLinks(text);
  const markup = findMarkup(text, found);
  const inCode = coverage(
    text,
    markup.filter(({ kind }) => kind === 'code' || kind === 'fence'),
  );
  const links = found.filter((link) => !isCovered(link, inCode));
  const taken = coverage(text, links);
  const mentions = findMentions(text, people).filter((each) => !isCovered(each, inCode) && !isCovered(each, taken));
  return { markup, links, mentions };
}

type Look = Omit<Run, 'text'>;

const plain: Look = { isBold: false, isItalic: false, isCode: false, url: undefined, mention: undefined };

/** How each index of the text looks, the same object for those of one run; undefined for markers. Fences are left out. */
function looksOf(text: string, { markup, links, mentions }: Parts): (Look | undefined)[] {
  const looks: (Look | undefined)[] = new Array(text.length).fill(plain);
  const change = ({ start, end }: Span, by: Partial<Look>) => {
    let last: Look | undefined;
    let changed = plain;
    for (let index = start; index < end; index += 1) {
      const look = looks[index];
      if (look !== last || last === undefined) changed = { ...(look ?? plain), ...by };
      last = look;
      looks[index] = changed;
    }
  };
  for (const { kind, innerStart, innerEnd } of markup) {
    if (kind !== 'fence') change({ start: innerStart, end: innerEnd }, changes[kind]);
  }
  for (const link of links) change(link, { url: link.url });
  for (const each of mentions) change(each, { mention: each.isOwn ? 'own' : 'other' });
  for (const { start, innerStart, innerEnd, end } of markup) {
    looks.fill(undefined, start, innerStart).fill(undefined, innerEnd, end);
  }
  return looks;
}

const changes = { bold: { isBold: true }, italic: { isItalic: true }, code: { isCode: true } } as const;

interface Range {
  readonly lookOf: readonly (Look | undefined)[];
  readonly from: number;
  readonly to: number;
}

function runsOf(text: string, { lookOf, from, to }: Range): Run[] {
  const runs: Run[] = [];
  let start = from;
  for (let index = from + 1; index <= to; index += 1) {
    const look = lookOf[start];
    if (index < to && lookOf[index] === look) continue;
    if (look) runs.push({ text: text.slice(start, index), ...look });
    start = index;
  }
  return runs;
}
