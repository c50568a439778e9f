import { describe, expect, it } from '@jest/globals';
import type { ShortCode } from '../../../src/identity/short-code.ts';
import { CodeClient } from '../../helpers/code-client.ts';
import { dialOutside } from '../../helpers/outside-pair.ts';
import { createRandom } from '../../helpers/random.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';

const wrong = 'wrong-wrong-99' as ShortCode;
const clientsPerRun = 24;

type Random = () => number;

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

/** Says something before the hello, out of order or not; returns the tag that lets in, if it has earned one. */
async function approach(client: CodeClient, { host, random }: { host: TestHost; random: Random }) {
  let earned: string | undefined;
  for (let tries = pick(random, [0, 1, 1, 1, 1, 2]); tries > 0; tries -= 1) {
    const kind = pick(random, ['right', 'right', 'wrong', 'no share', 'no slot']);
    if (kind === 'no share') client.send({ type: 'try-code', clientId: client.clientId, share: 'AAAA' });
    else if (kind === 'no slot') client.send({ type: 'try-code', clientId: client.clientId, slot: 9, share: 'AAAA' });
    else {
      const { codeTag } = await client.tryCode(kind === 'right' ? host.host.invite.code : wrong);
      earned = codeTag;
    }
    if (random() < 0.3) client.send({ type: 'pong' });
  }
  return earned;
}

/** Goes one way or another; returns whether it should have been let in, and whether it was. */
async function visit(index: number, parts: { host: TestHost; random: Random; tags: string[] }) {
  const { host, random, tags } = parts;
  const client = new CodeClient(await dialOutside(host, { address: `192.0.2.${index}` }));
  const isIn = () => client.all('welcome').length > 0;
  try {
    const earned = await approach(client, parts);
    if (earned !== undefined) tags.push(earned);
    const theirs = client.all('code-answer')[0]?.tag;
    const shown = pick(random, [earned, earned, theirs, undefined, '', pick(random, tags)]);
    if (random() < 0.2) await client.end();
    await client.hello(shown === undefined ? {} : { codeTag: shown });
    return { shouldBe: earned !== undefined && shown === earned, is: isIn() };
  } catch {
    return { shouldBe: false, is: isIn() };
  }
}

describe('[P60] codes, hellos and hang-ups in any order', () => {
  it.each(['a', 'b', 'c', 'd'])('let in nobody without the right tag (seed %s)', async (seed) => {
    let now = 0;
    const host = await openTestHost({ isPrivate: true, now: () => now });
    const tags = ['x'];
    let letIn = 0;
    for (let index = 0; index < clientsPerRun; index += 4) {
      now += 1000;
      const visits = [index, index + 1, index + 2, index + 3].map((each) =>
        visit(each, { host, random: createRandom(`${seed} ${each}`), tags }),
      );
      for (const { shouldBe, is } of await Promise.all(visits)) {
        expect(is).toBe(shouldBe);
        if (is) letIn += 1;
      }
    }
    const last = new CodeClient(await dialOutside(host));
    const { codeTag = '' } = await last.tryCode(host.host.invite.code);
    expect(await last.hello({ codeTag })).toMatchObject({ type: 'welcome' });
    expect(letIn + 1).toBe(host.occurrences.filter(({ type }) => type === 'let-in').length);
    expect(host.failures).toEqual([]);
    await host.close();
  });
});
