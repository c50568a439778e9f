import { neutralizeLine } from '../chat/text.ts';
import type { Client } from '../client/client.ts';

/** Says once, as a sentence, when the connection is lost, and once when it is back. Returns how to stop. */
export function reportLink(client: Client, say: (sentence: string) => void): () => void {
  let isLost = false;
  return client.subscribe(() => {
    const { link } = client.view;
    if (link.type === 'waiting-to-retry' && !isLost) say(`${neutralizeLine(link.reason)} Trying again…`);
    if (link.type === 'open' && isLost) say('Connected again.');
    if (link.type !== 'connecting') isLost = link.type === 'waiting-to-retry';
  });
}
