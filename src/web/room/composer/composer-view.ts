import type { Client } from '../../../client/client.ts';
import type { View } from '../../../client/view/view.ts';
import { useViewOf } from '../../use-view.ts';
import type { ComposerMode } from './composer-mode.ts';

const keys = ['info', 'ttlMs', 'typing'] as const;
/** The message that is answered or edited may go. */
const keysAboutMessage = [...keys, 'items'] as const;

/** What of the shown room a composer looks at; `items` are of now only while one of them is answered or edited. */
export type ComposerView = Pick<View, (typeof keysAboutMessage)[number]>;

export function useComposerView(client: Client, { type }: ComposerMode): ComposerView {
  return useViewOf(client, type === 'writing' ? keys : keysAboutMessage);
}
