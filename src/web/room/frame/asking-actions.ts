import type { Answer } from '../../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../../chat/refusal.ts';
import type { Client } from '../../../client/client.ts';
import type { Dialogs } from '../../dialogs/use-dialogs.ts';

/** What asks for one line first. It is about the room that was shown when it was asked. */
export function createAskingActions(client: Client, dialogs: Dialogs) {
  return {
    search: () => search(client, dialogs),
    setTopic: () => {
      const { id, topic = '' } = client.view.info;
      void dialogs.askText({
        title: 'What is this room about?',
        label: 'Topic',
        value: topic,
        action: 'Save',
        submit: (entered) => mistakeIn(client.setTopic(entered, id)),
      });
    },
    setPassword: () => {
      const { id } = client.view.info;
      void dialogs.askText({
        title: 'Password of this room',
        label: 'New password',
        hint: 'Empty: everybody can enter again.',
        type: 'password',
        action: 'Save',
        submit: (entered) => mistakeIn(client.setPassword(entered, id)),
      });
    },
    rename: () =>
      void dialogs.askText({
        title: 'Change your nick',
        label: 'Nick',
        value: client.view.nick,
        action: 'Save',
        submit: (entered) => mistakeIn(client.rename(entered)),
      }),
  };
}

function search(client: Client, dialogs: Dialogs): void {
  const room = client.view.info.id;
  void dialogs.askText({
    title: 'Search this room',
    label: 'Words',
    hint: 'Also: from:NICK, since:2026-11-20, in:ROOM',
    action: 'Search',
    submit: async (words) => {
      const found = await client.search(words, { room });
      if (isRefusal(found)) return found.message;
      if (found.messages.length === 0) return 'Nothing was found.';
      dialogs.showFound(found);
      return undefined;
    },
  });
}

async function mistakeIn(asked: Promise<Answer> | Refusal): Promise<string | undefined> {
  const answer = await asked;
  return isRefusal(answer) || answer.type === 'refused' ? answer.message : undefined;
}
