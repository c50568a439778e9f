import { formatHelp } from '../../../chat/slash-command.ts';

const keys = [
  ['Enter', 'sends'],
  ['Shift+Enter', 'begins another line'],
  ['Tab', 'completes a slash command, a nick, a room'],
  ['↑', 'where nothing is typed: edits what you said last'],
  ['Ctrl+↑ Ctrl+↓', 'what you have sent before'],
  ['Esc', 'gives up an answer or an edit'],
  ['↑ ↓', 'among the messages: from one to the next; Tab then reaches what can be done'],
  ['Alt+↑ Alt+↓', 'the room before, the next room'],
  ['Ctrl+K', 'goes to a room'],
] as const;

/** What is not in a page as it is in a terminal: the lines of a slash command's help. */
const inPages: Readonly<Partial<Record<string, readonly string[]>>> = {
  allow: [
    '/allow NICK — lets in who knocks',
    'For who is in charge of a private chat: /allow Bob',
    'Browsers without encryption are let in on the screen of whoever hosts alone.',
  ],
  export: [
    '/export [md|txt|json] — writes it all to a file',
    'All of the room that is shown, as a download. Without a format it is md.',
  ],
  verify: ['/verify — says how private this is', 'A page cannot tell you who the host is: ask them, or run pychat.'],
};

const verifyRow = /^\/verify +.*$/u;

export function helpTitle(topic: string): string {
  if (topic === 'keys') return 'Keys';
  return topic === 'commands' || topic === 'order' ? 'Slash commands' : `/${topic}`;
}

/** The slash commands, one of them, or the keys, one a line. */
export function formatHelpOn(topic: string): string {
  if (topic !== 'keys') return (inPages[topic] ?? formatHelp(topic, 0).map(asInPages)).join('\n');
  const width = Math.max(...keys.map(([key]) => key.length));
  return keys.map(([key, does]) => `${key.padEnd(width)}  ${does}`).join('\n');
}

function asInPages(row: string): string {
  return row.replace(verifyRow, '/verify    says how private this is');
}
