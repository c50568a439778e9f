import { parseNick } from '../../chat/nick.ts';
import { isRefusal } from '../../chat/refusal.ts';
import { neutralize, neutralizeLine } from '../../chat/text.ts';
import { applyInput, clear, emptyComposer } from '../../tui/composer/composer.ts';
import { isSubmit } from '../../tui/keyboard/keys.ts';
import type { Intention, ScreenAction } from '../../tui/screen-state.ts';
import type { LinearTerminal } from './linear-terminal.ts';

interface Question {
  /** A line of its own: also on a narrow terminal there is room for the answer. */
  readonly text: string;
  /** What Enter alone takes. */
  readonly suggestion?: string;
  /** What went wrong just before. */
  readonly mistake?: string | undefined;
  /** An action, or what is wrong with the answer. */
  read(answer: string): ScreenAction | string | undefined;
}

const label = '> ';

const menu = `pychat

  1  Host a chat on this network
  2  Join a chat
  q  Quit
`;

const intentions: Readonly<Record<string, Intention>> = {
  1: { type: 'host' },
  2: { type: 'join', address: undefined },
};

/** What to do; undefined: leave. */
export function askInMenu(
  terminal: LinearTerminal,
  { mistake, suggestedNick }: { mistake?: string; suggestedNick: string },
): Promise<ScreenAction | undefined> {
  terminal.prompt.print(menu);
  return ask(terminal, {
    text: '1, 2 or q?',
    mistake,
    read: (answer) => {
      if (/^(?:q|quit|exit)$/iu.test(answer)) return undefined;
      const intention = intentions[answer];
      if (!intention) return 'Type 1, 2 or q, then Enter.';
      return { type: 'intention-chosen', intention, nick: suggestedNick };
    },
  });
}

/** Undefined: leave. */
export function askForNick(
  terminal: LinearTerminal,
  { nick, mistake }: { nick: string; mistake?: string },
): Promise<ScreenAction | undefined> {
  return ask(terminal, {
    text: `Your nick? Enter takes ${nick}.`,
    suggestion: nick,
    mistake,
    read: (answer) => {
      const parsed = parseNick(answer);
      return isRefusal(parsed) ? parsed.message : { type: 'nick-given', nick: parsed };
    },
  });
}

/** Undefined: leave. */
export function askForAddress(
  terminal: LinearTerminal,
  {
    address,
    mistake,
    checkAddress,
  }: { address: string; mistake?: string; checkAddress(address: string): string | undefined },
): Promise<ScreenAction | undefined> {
  return ask(terminal, {
    text: `The host's address? ${address === '' ? 'An IP such as 192.168.1.7, with :PORT if it is not 5050, CODE@IP, or an invite.' : `Enter tries ${address} again.`}`,
    suggestion: address,
    mistake,
    read: (answer) => checkAddress(answer) ?? { type: 'address-given', address: answer },
  });
}

/** Undefined: leave. */
export function askAboutNewHost(
  terminal: LinearTerminal,
  { question }: { question: string },
): Promise<ScreenAction | undefined> {
  terminal.prompt.print(neutralize(question));
  return ask(terminal, {
    text: 'y or n?',
    read: (answer) => {
      if (/^y(?:es)?$/iu.test(answer)) return { type: 'new-host-accepted' };
      return /^no?$/iu.test(answer) ? { type: 'went-back' } : 'Type y to join it or n to go back, then Enter.';
    },
  });
}

async function ask(terminal: LinearTerminal, question: Question): Promise<ScreenAction | undefined> {
  let mistake = question.mistake;
  for (;;) {
    if (mistake !== undefined) terminal.prompt.print(neutralize(mistake));
    const answer = await askOnce(terminal, question.text);
    if (answer === undefined) return undefined;
    const result = question.read(answer.trim() || (question.suggestion ?? ''));
    if (typeof result !== 'string') return result;
    mistake = result;
  }
}

/** The answer stays to be read; undefined: leave. */
async function askOnce(terminal: LinearTerminal, question: string): Promise<string | undefined> {
  const { prompt } = terminal;
  prompt.print(neutralizeLine(question));
  prompt.label = label;
  const answer = await readLine(terminal);
  prompt.label = '';
  prompt.composer = emptyComposer;
  if (answer !== undefined) prompt.print(neutralizeLine(label + answer));
  return answer;
}

/** Undefined at Ctrl-C or Ctrl-D where nothing is typed, and at the end. */
async function readLine(terminal: LinearTerminal): Promise<string | undefined> {
  const { prompt } = terminal;
  for (;;) {
    const input = await terminal.next();
    if (!input) return undefined;
    const { text } = prompt.composer;
    const action = input.type === 'action' ? input.action : undefined;
    if (isSubmit(input)) return text;
    if (text === '' && (action === 'interrupt' || action === 'delete-or-leave')) return undefined;
    if (action === 'suspend') terminal.suspend();
    else if (action === 'interrupt') prompt.composer = clear(prompt.composer);
    else if (action !== 'new-line') prompt.composer = applyInput(prompt.composer, input);
  }
}
