import { parseNick } from './nick.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { searchTerms } from './search-terms.ts';
import { countCharacters, neutralizeLine } from './text.ts';

/** What messages to look for: those that have all of it. */
export interface SearchQuery {
  /** As `searchTerms` gives them. */
  readonly terms: readonly string[];
  /** A nick, or one that looks like it. */
  readonly from?: string;
  /** Milliseconds since 1970; from `since` (inclusive) until `until` (exclusive). */
  readonly since?: number;
  readonly until?: number;
}

const maxQueryCharacters = 300;
const maxTerms = 20;

/** A search as a person writes it: `room` is what they call the room to look in, where they name one. */
interface Search {
  readonly query: SearchQuery;
  readonly room?: string;
}

/** Reads `words from:nick in:room after:2026-11-20 before:2026-11-21`; days are local ones, `after` and `before` leave the day itself out. */
export function parseSearch(input: string): Search | Refusal {
  if (countCharacters(input) > maxQueryCharacters) {
    return refuse('search-invalid', `A search has at most ${maxQueryCharacters} characters. Look for fewer words.`);
  }
  let search: Search = { query: { terms: [] } };
  for (const part of input.split(/\s+/u)) {
    const next = addPart(search, part);
    if (isRefusal(next)) return next;
    search = next;
  }
  if (search.query.terms.length > 0 || search.query.from !== undefined) return search;
  return refuse('search-invalid', 'Say which words to look for, for example: /search lunch from:Ada after:2026-11-20');
}

function addPart(search: Search, part: string): Search | Refusal {
  const [, name = '', value = ''] = /^(from|in|after|before):(.*)$/iu.exec(part) ?? [];
  if (name.toLowerCase() === 'in') return addRoom(search, value);
  const { query } = search;
  const next = name === '' ? addWords(query, part) : addFilter(query, { name: name.toLowerCase(), value });
  return isRefusal(next) ? next : { ...search, query: next };
}

function addRoom(search: Search, room: string): Search | Refusal {
  return room === '' ? refuse('search-invalid', 'Say which room after in: for example in:lobby') : { ...search, room };
}

function addWords(query: SearchQuery, part: string): SearchQuery | Refusal {
  const terms = [...new Set([...query.terms, ...searchTerms(part)])];
  if (terms.length <= maxTerms) return { ...query, terms };
  return refuse('search-invalid', `A search has at most ${maxTerms} words. Look for fewer.`);
}

function addFilter(query: SearchQuery, { name, value }: { name: string; value: string }): SearchQuery | Refusal {
  if (name === 'from') {
    const from = parseNick(value);
    return isRefusal(from) ? from : { ...query, from };
  }
  const day = parseDay(value);
  if (day === undefined) {
    const shown = neutralizeLine(value);
    return refuse('search-invalid', `"${shown}" is no day. Expected one such as ${name}:2026-11-20.`);
  }
  return name === 'after' ? { ...query, since: startOf(day, 1) } : { ...query, until: startOf(day, 0) };
}

/** Undefined for a day that the calendar does not have. */
function parseDay(text: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date : undefined;
}

/** Midnight at the beginning of a day, or of one some days later; a day may have 23 or 25 hours. */
function startOf(day: Date, daysLater: number): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysLater).getTime();
}
