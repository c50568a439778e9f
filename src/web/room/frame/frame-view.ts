import type { Client } from '../../../client/client.ts';
import type { View } from '../../../client/view/view.ts';
import { useViewOf } from '../../use-view.ts';

const keys = ['link', 'title', 'isExposed', 'info', 'here', 'nick', 'away', 'roles', 'sending', 'rooms'] as const;

/** What stands around a room of its view: what is said there is no part of that. */
export type FrameView = Pick<View, (typeof keys)[number]>;

export function useFrameView(client: Client): FrameView {
  return useViewOf(client, keys);
}
