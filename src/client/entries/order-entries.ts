import type { Performers } from './entry-parts.ts';
import { report } from './report.ts';

type OrderEntries = 'measure' | 'register' | 'login';

/** Keeping order, and whose a nick is. */
export const orderEntries: Performers<OrderEntries> = {
  measure: async ({ request }, performing) => void (await report(performing.client.takeMeasure(request), performing)),
  register: async (_, performing) => {
    const { client, parts } = performing;
    const { nick } = client.view;
    const password = await parts.askPassword(`New password for ${nick} on this host`);
    if (!password) return;
    if (!(await report(client.register(password), performing))) return;
    parts.notice(`${nick} is registered here. On another device, /login ${nick} brings you into the same account.`);
  },
  login: async ({ nick }, performing) => {
    const { client, parts } = performing;
    const password = await parts.askPassword(`Password of ${nick} on this host`);
    if (!password) return;
    if (await report(client.login(nick, password), performing)) parts.notice(`This device is ${nick}’s from now on.`);
  },
};
