import { describe, expect, it } from '@jest/globals';
import type { Client } from '../../src/client/client.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { turns } from '../helpers/fake-time.ts';
import { createRandom } from '../helpers/random.ts';
import { RoughLinks } from '../helpers/rough-link.ts';
import { connectAs, createTestClient, say, shownTexts } from '../helpers/test-client.ts';
import { openTestHost } from '../helpers/test-host.ts';
import { createClientId, createTestIdentity } from '../helpers/test-identity.ts';

const messagesEach = 25;

/** Somebody whose client is replaced by another that goes on where it was, as when a page is loaded again. */
class Continued {
  readonly said: string[] = [];
  readonly #own = { identity: createTestIdentity(), clientId: createClientId() };
  readonly #nick: string;
  readonly #dial: () => Promise<Connection>;
  /** The last one is the one that talks. */
  readonly #clients: Client[] = [];

  constructor(nick: string, dial: () => Promise<Connection>) {
    this.#nick = nick;
    this.#dial = dial;
  }

  get client(): Client {
    return this.#clients.at(-1) as Client;
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }

  say(text: string): void {
    this.said.push(text);
    void say(this.client, text);
  }

  async begin(): Promise<void> {
    const { continuation } = this.#clients.at(-1) ?? {};
    const parts = { nick: this.#nick, dial: this.#dial, ...this.#own, ...(continuation && { continuation }) };
    let client = createTestClient(parts);
    while (!(await isConnected(client))) client = createTestClient(parts);
    for (const request of continuation?.unanswered ?? []) void client.askAgain(request);
    this.#clients.push(client);
  }
}

describe('over rough links, clients that go on where others were', () => {
  it.each(Array.from({ length: 15 }, (_, index) => `continued ${index}`))(
    '[P9, P12, P13, P19] lose, double and reorder nothing (seed "%s")',
    async (seed) => {
      const random = createRandom(seed);
      const room = await openTestHost();
      const links = new RoughLinks(random);
      const witness = await connectAs('Witness', room);
      const people = ['Ada', 'Bob', 'Cleo'].map((nick) => new Continued(nick, links.wrap(room.dial)));
      for (const person of people) await person.begin();
      for (let count = 0; count < messagesEach; count += 1) {
        for (const [index, person] of people.entries()) {
          person.say(`${index}:${count}`);
          if (random() < 0.1) await beginAnew(person, random);
        }
        await turns(Math.floor(random() * 8));
      }
      links.calmDown();
      await Promise.all([...people.map(({ client }) => client.who()), witness.who()]);
      const truth = shownTexts(witness.view);
      for (const [index, { said }] of people.entries())
        expect(truth.filter((text) => text.startsWith(`${index}:`))).toEqual(said);
      for (const person of people) person.close();
      witness.close();
      await room.close();
    },
  );
});

/** What the client before it has sent may arrive late, and its goodbye later, or never. */
async function beginAnew(person: Continued, random: () => number): Promise<void> {
  const before = person.client;
  if (random() < 0.5) setImmediate(() => before.close());
  await person.begin();
}

/** The first dial is not repeated by the client itself. */
function isConnected(client: Client): Promise<boolean> {
  return client.connect().then(
    () => true,
    () => false,
  );
}
