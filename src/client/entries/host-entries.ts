import type { Performers } from './entry-parts.ts';

export const hostEntries: Performers<'allow-plaintext'> = {
  'allow-plaintext': (_, { parts }) => {
    if (!parts.allowPlaintext) return parts.onRefused('Only whoever hosts can let others in without encryption.');
    if (!parts.allowPlaintext())
      return parts.onRefused('This host was started with --plaintext off: nobody comes in so.');
    parts.notice('Browsers on this network may come in without encryption now. Who is on the network can read along.');
  },
};
