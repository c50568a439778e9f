/** What a host lets its clients do. `Infinity` is "off". */
export interface Limits {
  /** Requests a second that one client may make in the long run; twice as many at once. */
  readonly flood: number;
  /** Connections in all. */
  readonly connections: number;
  /** Connections from one address at a time; loopback is exempt. */
  readonly connectionsPerAddress: number;
  /** New connections from one address in a minute; loopback is exempt. */
  readonly newConnectionsPerMinute: number;
  /** Bytes that may wait for one slow client before it is closed. */
  readonly sendQueueBytes: number;
  /** Rooms in all, those of two people not counted. */
  readonly rooms: number;
  /** After so many hours in which nobody was there, a private room ends. [P33] */
  readonly emptyRoomHours: number;
}

export const defaultLimits: Limits = {
  flood: 5,
  connections: 10_000,
  connectionsPerAddress: 64,
  newConnectionsPerMinute: 60,
  sendQueueBytes: 1024 * 1024,
  rooms: 10_000,
  emptyRoomHours: 24,
};

const names: Readonly<Record<string, keyof Limits>> = {
  flood: 'flood',
  connections: 'connections',
  'connections-per-address': 'connectionsPerAddress',
  'new-connections-per-minute': 'newConnectionsPerMinute',
  'send-queue-bytes': 'sendQueueBytes',
  rooms: 'rooms',
  'empty-room-hours': 'emptyRoomHours',
};

/** The names that `--limit` takes. */
export const limitNames: readonly string[] = Object.keys(names);

/** Reads `NAME=VALUE` settings over the defaults, later ones first; `off` lifts a limit. Otherwise says what is wrong. */
export function parseLimits(settings: readonly string[]): Limits | { readonly mistake: string } {
  const limits: Record<keyof Limits, number> = { ...defaultLimits };
  for (const setting of settings) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/u.exec(setting) ?? [];
    const key = Object.hasOwn(names, name) ? names[name] : undefined;
    if (!key)
      return {
        mistake: `${JSON.stringify(setting)} is no limit. Expected NAME=VALUE with one of: ${limitNames.join(', ')}.`,
      };
    const number = value === 'off' ? Number.POSITIVE_INFINITY : Number(value || Number.NaN);
    if (!(number > 0))
      return { mistake: `The limit ${name} is a number above 0 or off; ${JSON.stringify(value)} is neither.` };
    limits[key] = number;
  }
  return limits;
}
