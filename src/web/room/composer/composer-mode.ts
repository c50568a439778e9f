import type { MessagePosted } from '../../../chat/event.ts';

/** What the next text is: said by itself, an answer to a message, or what a message of one's own says from then on. */
export type ComposerMode =
  | { readonly type: 'writing' }
  | { readonly type: 'replying'; readonly message: MessagePosted }
  | { readonly type: 'editing'; readonly message: MessagePosted };

export const writing: ComposerMode = { type: 'writing' };
