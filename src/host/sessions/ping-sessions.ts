import { Publication } from './publication.ts';
import type { Sessions } from './sessions.ts';

const maxSilenceMs = 30_000;

/** Asks all clients for a sign of life, and gives up those that gave none for long. [P21] `now` is monotonic, `at` for people. */
export function pingSessions(sessions: Sessions, { now, at }: { readonly now: number; readonly at: number }): void {
  const ping = new Publication({ type: 'ping', at });
  for (const session of sessions) {
    // Who has not said hello has a time of its own for that. [P6]
    if (!session.hasSaidHello) continue;
    if (now - session.heardAt > maxSilenceMs) {
      session.close('silent', 'Nothing was heard from this client for 30 seconds.');
    } else {
      session.queueShared(ping);
      session.flush();
    }
  }
}
