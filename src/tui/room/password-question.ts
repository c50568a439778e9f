import { neutralizeLine } from '../../chat/text.ts';
import type { TextAtCursor } from '../../client/completion/text-at-cursor.ts';
import { graphemes } from '../graphemes.ts';
import { isSubmit } from '../keyboard/keys.ts';
import { fittingText } from './fitting-text.ts';
import type { InputEvent } from './room-state.ts';

/** More is no password. */
const maxLength = 1000;

/** A password that is being asked for. What is typed stands nowhere else: not in the composer, nor in what it keeps. */
export interface PasswordQuestion {
  readonly question: string;
  readonly typed: string;
}

/** The question after a key, or its end: without an answer when it was given up. */
export type PasswordStep =
  | { readonly type: 'asking'; readonly asking: PasswordQuestion }
  | { readonly type: 'answered'; readonly answer: string | undefined };

/** What a key or a paste does to the question. Pure. */
export function answerPassword(asking: PasswordQuestion, event: InputEvent): PasswordStep {
  const { typed } = asking;
  const goOn = (next: string): PasswordStep => ({ type: 'asking', asking: { ...asking, typed: next } });
  if (event.type !== 'action')
    return goOn((typed + neutralizeLine(event.text.replace(/[\r\n]+$/u, ''))).slice(0, maxLength));
  if (isSubmit(event)) return { type: 'answered', answer: typed };
  switch (event.action) {
    case 'delete-back':
      return goOn(typed.slice(0, lastGraphemeStart(typed)));
    case 'cut-to-start':
    case 'cut-back-to-blank':
    case 'cut-word-back':
      return goOn('');
    case 'cancel':
    case 'interrupt':
      return { type: 'answered', answer: undefined };
    case 'delete-or-leave':
      return typed === '' ? { type: 'answered', answer: undefined } : goOn(typed);
    default:
      return goOn(typed);
  }
}

/** What of it is seen in place of the composer: that something was typed, and how much. The same object for the same question. */
export function hidden(asking: PasswordQuestion): TextAtCursor {
  const text = '•'.repeat([...graphemes.segment(asking.typed)].length);
  const known = shown.get(asking) ?? { text, cursor: text.length };
  shown.set(asking, known);
  return known;
}

const shown = new WeakMap<PasswordQuestion, TextAtCursor>();

/** Fits into this width, down to 20 columns. */
export function formatPasswordQuestion({ question }: PasswordQuestion, width: number): string {
  return fittingText([`${question}? Esc gives up`, question, 'Password? or Esc'], width);
}

function lastGraphemeStart(text: string): number {
  return graphemes.segment(text).containing(text.length - 1)?.index ?? 0;
}
