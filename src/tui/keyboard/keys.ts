import type { KeyName, Keystroke } from './keystroke.ts';

interface KeyBinding {
  /** As `/help` shows them. */
  readonly keys: readonly [KeyName, ...KeyName[]];
  /** Other keys that do the same: what only some terminals send, or what people find by themselves. */
  readonly also?: readonly KeyName[];
  readonly action: string;
  /** What it does, for people: at most 20 columns, so that `/help` stands in two columns on 80. */
  readonly summary: string;
}

/** The one table of keys: what they do and what `/help` says of them come from it. Other keys do nothing. */
export const keyBindings = [
  { keys: ['enter'], action: 'submit', summary: 'sends' },
  { keys: ['alt-enter', 'ctrl-j'], also: ['shift-enter'], action: 'new-line', summary: 'new line' },
  { keys: ['tab'], action: 'complete', summary: 'completes' },
  { keys: ['shift-tab'], action: 'complete-back', summary: 'the one before' },
  { keys: ['up', 'ctrl-p'], action: 'up', summary: 'up, or older text' },
  { keys: ['down', 'ctrl-n'], action: 'down', summary: 'down, or newer text' },
  { keys: ['left', 'ctrl-b'], action: 'left', summary: 'back' },
  { keys: ['right', 'ctrl-f'], action: 'right', summary: 'forward' },
  { keys: ['ctrl-left', 'alt-b'], also: ['alt-left'], action: 'word-left', summary: 'a word back' },
  { keys: ['ctrl-right', 'alt-f'], also: ['alt-right'], action: 'word-right', summary: 'a word forward' },
  { keys: ['home', 'ctrl-a'], action: 'line-start', summary: 'start of the line' },
  { keys: ['end', 'ctrl-e'], action: 'line-end', summary: 'end of the line' },
  { keys: ['backspace', 'ctrl-h'], also: ['ctrl-backspace'], action: 'delete-back', summary: 'deletes back' },
  { keys: ['delete'], action: 'delete-forward', summary: 'deletes forward' },
  { keys: ['ctrl-d'], action: 'delete-or-leave', summary: 'the same, or leaves' },
  { keys: ['ctrl-u'], action: 'cut-to-start', summary: 'cuts to line start' },
  { keys: ['ctrl-k'], action: 'cut-to-end', summary: 'cuts to line end' },
  { keys: ['ctrl-w'], action: 'cut-back-to-blank', summary: 'cuts back to a blank' },
  { keys: ['alt-backspace'], action: 'cut-word-back', summary: 'cuts a word back' },
  {
    keys: ['alt-d'],
    also: ['ctrl-delete', 'alt-delete'],
    action: 'cut-word-forward',
    summary: 'cuts a word forward',
  },
  { keys: ['ctrl-y'], action: 'put-back', summary: 'inserts what was cut' },
  { keys: ['ctrl-_', 'ctrl-/'], action: 'undo', summary: 'undoes' },
  { keys: ['page-up'], action: 'page-up', summary: 'reads back' },
  { keys: ['page-down'], action: 'page-down', summary: 'reads on' },
  { keys: ['ctrl-home'], action: 'to-oldest', summary: 'the first message' },
  { keys: ['ctrl-end'], action: 'to-newest', summary: 'the last message' },
  { keys: ['escape'], action: 'cancel', summary: 'closes what is asked' },
  { keys: ['ctrl-c'], action: 'interrupt', summary: 'clears, then leaves' },
  { keys: ['ctrl-z'], action: 'suspend', summary: 'shell; fg comes back' },
  { keys: ['ctrl-l'], action: 'repaint', summary: 'paints anew' },
] as const satisfies readonly KeyBinding[];

/** What a key can do; `submit-pasted` is an Enter that nobody pressed. */
export type Action = (typeof keyBindings)[number]['action'] | 'submit-pasted';

/** What a keystroke means: text to write, or something to do. */
export type KeyInput =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'action'; readonly action: Action };

const actions = new Map<KeyName, Action>(
  keyBindings.flatMap((binding: KeyBinding & { action: Action }) =>
    [...binding.keys, ...(binding.also ?? [])].map((key) => [key, binding.action] as const),
  ),
);

/** What comes in one read: lines that are glued to each other were pasted, in a terminal that does not say so. */
export function readGlued(inputs: readonly KeyInput[]): KeyInput[] {
  const isPaste = inputs.filter(isSubmit).length > 1;
  return inputs.map((input) => (isPaste && isSubmit(input) ? { type: 'action', action: 'submit-pasted' } : input));
}

/** Whether a text is to be taken as it stands. */
export function isSubmit(input: KeyInput): boolean {
  return input.type === 'action' && (input.action === 'submit' || input.action === 'submit-pasted');
}

/** Undefined for a key that does nothing. */
export function readKeystroke(keystroke: Keystroke): KeyInput | undefined {
  if (keystroke.type === 'text') return keystroke;
  const action = actions.get(keystroke.name);
  return action && { type: 'action', action };
}
