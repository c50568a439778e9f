import type { RoomEvent } from '../../src/chat/event.ts';
import type { Answer } from '../../src/chat/outgoing.ts';
import { isRefusal } from '../../src/chat/refusal.ts';
import { Client } from '../../src/client/client.ts';
import type { ClientParts } from '../../src/client/client-parts.ts';
import type { View } from '../../src/client/view/view.ts';
import { createClientId, createTestIdentity } from './test-identity.ts';

/** A real client, not connected yet. It dials again at once after a loss; `changes` replace its parts. */
export function createTestClient(changes: Partial<ClientParts> & Pick<ClientParts, 'dial'>): Client {
  return new Client({
    identity: createTestIdentity(),
    software: 'test-client',
    clientId: createClientId(),
    random: () => 0,
    now: () => performance.now(),
    clock: Date.now,
    retryForMs: Number.POSITIVE_INFINITY,
    ...changes,
  });
}

/** A real client in the lobby. */
export async function connectAs(
  nick: string,
  changes: Partial<ClientParts> & Pick<ClientParts, 'dial'>,
): Promise<Client> {
  const client = createTestClient({ nick, ...changes });
  await client.connect();
  return client;
}

/** Posts what is certainly a message. */
export function say(client: Client, text: string): Promise<Answer> {
  const asked = client.post(text);
  if (isRefusal(asked)) throw new Error(asked.message);
  return asked;
}

/** Resolves with the view as soon as it is as wanted. */
export function viewWhen(client: Client, isWanted: (view: View) => boolean): Promise<View> {
  if (isWanted(client.view)) return Promise.resolve(client.view);
  return new Promise((resolve) => {
    const stop = client.subscribe(() => {
      if (!isWanted(client.view)) return;
      stop();
      resolve(client.view);
    });
  });
}

/** The texts of the messages that a view shows, oldest first. */
export function shownTexts({ items }: View): string[] {
  return items.flatMap((item) => (item.kind === 'event' ? textsOf([item.event]) : []));
}

export function textsOf(events: readonly RoomEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'message-posted' ? [event.text as string] : []));
}
