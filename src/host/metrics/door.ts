import type { HostConnection } from '../../transport/connection.ts';
import { eventStreamFraming } from '../../transport/event-stream-framing.ts';

/** How a session came in: pychat's own clients, the page by a WebSocket or by a stream, or from inside the host's process. */
export type Door = (typeof doors)[number];

export const doors = ['native', 'page', 'stream', 'inside'] as const;

export function doorOf({ channel, framing }: Pick<HostConnection, 'channel' | 'framing'>): Door {
  if (channel.type === 'page') return framing === eventStreamFraming ? 'stream' : 'page';
  return channel.type === 'inside' ? 'inside' : 'native';
}
