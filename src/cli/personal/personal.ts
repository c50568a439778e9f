import { AttentionWatch } from '../../client/personal/attention-watch.ts';
import { IgnoreList } from '../../client/personal/ignore-list.ts';
import { ignoreIn } from '../../client/personal/ignoring.ts';
import type { Chat } from '../../tui/chat.ts';
import { type NotifyMode, notifyModes } from '../../tui/notify-mode.ts';
import { PychatError } from '../pychat-error.ts';
import { chooseSetting } from '../settings.ts';
import { ignoredStore } from './ignored.ts';
import { seenStore } from './last-seen.ts';

/** The same chat with what this person has set, and what is kept for them between runs. */
export function personalChat(chat: Chat, notify: NotifyMode): Chat {
  const { client } = chat;
  const ignoreList = new IgnoreList(ignoredStore);
  ignoreIn(client, ignoreList);
  const attention = new AttentionWatch({ client, store: seenStore, now: () => performance.now() });
  const close = async () => {
    attention.end();
    await chat.close();
  };
  return { ...chat, personal: { notify, ignoreList, attention }, close };
}

/** How mentions are told of: `PYCHAT_NOTIFY`, else the config file, else the bell. Throws a usage error for anything else. */
export function chooseNotifyMode(): NotifyMode {
  const asked = chooseSetting('notify', undefined) ?? 'bell';
  const mode = notifyModes.find((each) => each === asked);
  if (mode) return mode;
  const message = `${JSON.stringify(asked)} is no way to tell of a mention. Expected ${notifyModes.join(', ')}.`;
  throw new PychatError('usage', message, { hint: 'It is set by PYCHAT_NOTIFY or by "notify" in the config file.' });
}
