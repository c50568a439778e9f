import { neutralizeLine } from '../../chat/text.ts';
import type { Client } from '../../client/client.ts';
import { formatKnocking } from '../../client/knocks.ts';

/** Says once, as a sentence, when the host was asked to let us in, when the connection is lost, and when it is back. Returns how to stop. */
export function reportLink(client: Client, say: (sentence: string) => void): () => void {
  let isLost = false;
  let isKnocking = false;
  return client.subscribe(() => {
    const { link } = client.view;
    if (link.type === 'waiting-to-retry' && !isLost) say(`${neutralizeLine(link.reason)} Trying again…`);
    if (link.type === 'knocking' && !isKnocking) say(formatKnocking(link.title));
    if (link.type === 'open' && isLost) say('Connected again.');
    isKnocking = link.type === 'knocking';
    if (link.type !== 'connecting' && !isKnocking) isLost = link.type === 'waiting-to-retry';
  });
}
