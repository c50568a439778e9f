import type { Channel } from '../../transport/connection.ts';

/** Where the page came from: `https://192.168.1.7:5050`. That is also where it speaks to. */
export type PageOrigin = Pick<URL, 'origin' | 'host'>;

/** What a key proof is bound to, at both ends. [P71] */
export function pageChannel({ origin }: PageOrigin): Channel {
  return { type: 'page', id: origin, isEncrypted: origin.startsWith('https:') };
}
