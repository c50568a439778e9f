import type { Part } from './part.ts';
import { measureDeliveries } from './tls/deliveries.ts';
import { measureIdle, measureJoins } from './tls/entering.ts';

export const tlsPart: Part = {
  name: 'tls',
  title:
    'TLS beside plaintext: deliveries in the closed loop of the part fan-out, and what one costs the server of CPU, there and at a steady ' +
    'pace. The bare relay over TLS writes what comes to everybody once a turn, and does nothing else. Ratio: to pychat in plaintext. ' +
    'Joins and idle memory beside a bare TLS server of Node that only greets. Ratio: to that. Each round measures all that are compared.',
  run: async (context) => [
    ...(await measureDeliveries(context)),
    ...(await measureJoins(context)),
    ...(await measureIdle(context)),
  ],
};
