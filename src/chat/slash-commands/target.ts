import { neutralizeLine } from '../text.ts';
import { type Entry, mistake } from './entry.ts';

const maxShown = 30;

/** A message's number and what follows it; undefined where it does not begin with a number. `#42` and `42` are the same. */
export function splitTarget(argument: string): { readonly target: number; readonly rest: string } | undefined {
  const [, digits, rest = ''] = /^#?(\d{1,15})(?:\s+(.*))?$/su.exec(argument.normalize('NFKC')) ?? [];
  // What follows is taken as it was written.
  return digits === undefined ? undefined : { target: Number(digits), rest: rest && argument.replace(/^\S+\s+/u, '') };
}

/** Reads an argument that begins with a message's number, and must have more where `example` does. */
export function parseTargeted(
  argument: string,
  { example, create }: { readonly example: string; create(target: number, rest: string): Entry },
): Entry {
  const split = splitTarget(argument);
  if (split) return create(split.target, split.rest);
  const [word = ''] = argument.split(/\s/u);
  if (word === '') return mistake(`Say which message, by its number: ${example}`);
  return mistake(`"${shorten(word)}" is no number of a message. They stand beside the messages: ${example}`);
}

/** As much of what was entered as reminds of it, harmless to show. */
export function shorten(text: string): string {
  const characters = [...neutralizeLine(text)];
  return characters.length > maxShown ? `${characters.slice(0, maxShown).join('')}…` : characters.join('');
}
