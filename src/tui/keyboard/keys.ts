import type { KeyName, Keystroke } from './keystroke.ts';

interface KeyBinding {
  /** As `/help` shows them. */
  readonly keys: readonly [KeyName, ...KeyName[]];
  /** Other keys that do the same: what only some terminals send, or what people find by themselves. */
  readonly also?: readonly KeyName[];
  /** Of keys that each do it to another thing: how `/help` shows them together. Each ends with its number. */
  readonly shownAs?: string;
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
  {
    keys: ['alt-1', 'alt-2', 'alt-3', 'alt-4', 'alt-5', 'alt-6', 'alt-7', 'alt-8', 'alt-9'],
    shownAs: 'Alt-1…9',
    action: 'show-room',
    summary: 'shows that room',
  },
  { keys: ['alt-up'], action: 'room-above', summary: 'the room before' },
  { keys: ['alt-down'], action: 'room-below', summary: 'the next room' },
  { keys: ['alt-a'], action: 'room-with-news', summary: 'a room with news' },
  { keys: ['alt-e'], action: 'edit-last', summary: 'edits your last text' },
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
  /** `number`: to which thing, of keys that each do it to another. */
  | { readonly type: 'action'; readonly action: Action; readonly number?: number };

const inputs = new Map<KeyName, KeyInput>(
  keyBindings.flatMap(({ keys, also = [], shownAs, action }: KeyBinding & { action: Action }) =>
    [...keys, ...also].map((key) => {
      const input = { type: 'action', action } as const;
      return [key, shownAs === undefined ? input : { ...input, number: Number(key.slice(-1)) }] as const;
    }),
  ),
);

/** What comes in one read: lines that are glued to each other were pasted, in a terminal that does not say so. */
export function readGlued(glued: readonly KeyInput[]): KeyInput[] {
  const isPaste = glued.filter(isSubmit).length > 1;
  return glued.map((input) => (isPaste && isSubmit(input) ? { type: 'action', action: 'submit-pasted' } : input));
}

/** Whether a text is to be taken as it stands. */
export function isSubmit(input: KeyInput): boolean {
  return input.type === 'action' && (input.action === 'submit' || input.action === 'submit-pasted');
}

/** Undefined for a key that does nothing. */
export function readKeystroke(keystroke: Keystroke): KeyInput | undefined {
  return keystroke.type === 'text' ? keystroke : inputs.get(keystroke.name);
}
