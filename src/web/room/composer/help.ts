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

export function helpTitle(topic: string): string {
  if (topic === 'keys') return 'Keys';
  return topic === 'commands' || topic === 'order' ? 'Slash commands' : `/${topic}`;
}

/** The slash commands, one of them, or the keys, one a line. */
export function formatHelpOn(topic: string): string {
  if (topic !== 'keys') return formatHelp(topic, 0).join('\n');
  const width = Math.max(...keys.map(([key]) => key.length));
  return keys.map(([key, does]) => `${key.padEnd(width)}  ${does}`).join('\n');
}
