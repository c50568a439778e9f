import { expect, it } from '@jest/globals';
import type { KeyId } from '../../src/chat/author.ts';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { MeasureRequest } from '../../src/chat/request.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { createRandom } from '../helpers/random.ts';
import { enterAs, type RawClient } from '../helpers/raw-client.ts';
import { openTestHost } from '../helpers/test-host.ts';
import { createTestIdentity } from '../helpers/test-identity.ts';
import { type Fate, unreliable } from '../helpers/unreliable-log.ts';

const owner = createTestIdentity();
const nicks = ['Olga', 'Opal', 'Oscar', 'Eve', 'Mallory'] as const;

/** What the lobby's history says of everybody. */
function factsOf(events: readonly RoomEvent[]) {
  const [operators, muted, banned] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const event of events) {
    if (event.type === 'role-changed') operators[event.role === 'operator' ? 'add' : 'delete'](event.whom);
    if (event.type === 'member-muted') muted.add(event.whom);
    if (event.type === 'member-unmuted') muted.delete(event.whom);
    if (event.type === 'ban-lifted' && event.whom !== undefined) banned.delete(event.whom);
    if (event.type !== 'member-banned' || event.whom === undefined) continue;
    banned.add(event.whom);
    operators.delete(event.whom);
  }
  return { operators: [...operators].sort(), muted: [...muted].sort(), banned: [...banned].sort() };
}

it.each(['1', '2', '3', '4', '5', '6'])(
  '[P52] what is kept of people is what the lobby’s history says, whatever failed (seed %s)',
  async (seed) => {
    const random = createRandom(seed);
    const pick = <T>(choices: readonly T[]) => choices[Math.floor(random() * choices.length)] as T;
    const fates: Fate[] = [];
    const log = unreliable(new MemoryLog(), fates);
    const host = await openTestHost({ log, ownerKey: owner.keyId as KeyId });
    const identities = new Map(nicks.map((nick) => [nick, nick === 'Olga' ? owner : createTestIdentity()]));
    const enter = (nick: (typeof nicks)[number]) =>
      enterAs(nick, { ...host, identity: identities.get(nick) as typeof owner }).catch(() => undefined);
    const here = new Map<string, RawClient | undefined>();
    for (const nick of nicks) here.set(nick, await enter(nick));
    const olga = here.get('Olga') as RawClient;
    const measure = (): MeasureRequest => {
      const whom = pick(nicks);
      const type = pick(['set-role', 'set-role', 'kick', 'ban', 'unban', 'mute', 'unmute', 'forget-nick'] as const);
      return type === 'set-role' ? { type, whom, role: pick(['operator', 'member']) } : { type, whom };
    };
    for (let round = 0; round < 60; round += 1) {
      if (random() < 0.2) fates.push(pick(['fails', 'conflicts']));
      const askers = Array.from({ length: 1 + Math.floor(random() * 4) }, () => here.get(pick(nicks)) ?? olga);
      await Promise.all(askers.map((client) => client.ask(measure()).catch(() => undefined)));
      await olga.fence();
      fates.length = 0;
      for (const nick of nicks.slice(1)) {
        const isGone = (here.get(nick)?.all('closing').length ?? 1) > 0;
        if (isGone && random() < 0.5) here.set(nick, await enter(nick));
      }
    }
    const { accounts, bans } = await log.people();
    const kept = {
      operators: accounts.filter(({ role }) => role === 'operator').map(({ nicks }) => nicks[0]),
      muted: accounts.filter(({ mute }) => mute !== undefined).map(({ nicks }) => nicks[0]),
      banned: bans.map(({ nick }) => nick),
    };
    const sorted = Object.fromEntries(Object.entries(kept).map(([name, list]) => [name, [...list].sort()]));
    const history = await log.readAfter('lobby' as never, 0, { maxEvents: 10_000, maxBytes: 1e9 });
    const freed = new Set(
      history.events.flatMap((event) => (event.type === 'nick-freed' ? [event.whom as string] : [])),
    );
    const facts = factsOf(history.events);
    // Whose only nick was freed has none to be named by.
    const named = (list: readonly (string | undefined)[]) =>
      list.filter((nick) => nick !== undefined && !freed.has(nick));
    for (const name of ['operators', 'muted'] as const) {
      expect([name, named(sorted[name] ?? [])]).toEqual([name, named(facts[name])]);
    }
    expect(sorted.banned).toEqual(facts.banned);
    expect(history.events.length).toBeGreaterThan(5);
    await host.close();
  },
);
