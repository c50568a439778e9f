import type { RoomEvent } from '../../chat/event.ts';
import type { Occurrence } from '../occurrence.ts';

/** What a host has done since it started, in plain numbers: counting costs a tick nothing. */
export class Tally {
  /** Texts that were posted. */
  messages = 0;
  /** Events that went to sessions: each counts once for each session that hears its room. */
  deliveries = 0;
  /** Clients that were closed because they did not take what they were sent. [P25] */
  queueOverflows = 0;
  /** Is told how long each tick worked. */
  onTick: ((ms: number) => void) | undefined;

  noteCommitted(events: readonly RoomEvent[], hearers: number): void {
    this.deliveries += events.length * hearers;
    for (const { type } of events) if (type === 'message-posted') this.messages += 1;
  }

  noteOccurrence(occurrence: Occurrence): void {
    if (occurrence.type === 'connection-closed' && occurrence.code === 'too-slow') this.queueOverflows += 1;
  }
}
