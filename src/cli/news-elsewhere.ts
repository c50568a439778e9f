import { neutralizeLine } from '../chat/text.ts';
import type { Client } from '../client/client.ts';

/** Tells in a line when somebody has said something in a room that is not shown, once until that is shown. Returns how to stop. */
export function watchElsewhere(client: Client, tell: (line: string) => void): () => void {
  let told: ReadonlySet<string> = new Set();
  return client.subscribe(() => {
    const withNews = client.view.rooms.filter(({ unread }) => unread > 0);
    for (const { id, label, unread } of withNews) {
      if (!told.has(id)) tell(`[${neutralizeLine(label)}: ${unread} new ${unread === 1 ? 'message' : 'messages'}]`);
    }
    told = new Set(withNews.map(({ id }) => id));
  });
}
