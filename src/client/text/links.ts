import { LinkifyIt } from 'linkify-it';
import type { Span } from './span.ts';

/** An address within a text. `url` is plain ASCII, safe to hand on. */
export interface Link extends Span {
  readonly url: string;
}

// Only what says that it is one: `main.rs` and `notes.sh` are files, not domains.
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false })
  .add('ftp:', null)
  .add('mailto:', null)
  .add('//', null);

/** The web addresses in a text, in order. */
export function findLinks(text: string): Link[] {
  if (!text.includes('://')) return [];
  return (linkify.match(text) ?? []).flatMap(({ index, lastIndex, url }) => {
    const parsed = URL.parse(url);
    return parsed ? [{ start: index, end: lastIndex, url: parsed.href }] : [];
  });
}
