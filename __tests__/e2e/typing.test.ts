import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals';
import { dialedClient, readAll } from '../helpers/dialed-client.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../helpers/executable.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

const floodPerSecond = 200;
const sentence = 'so that is where the rabbit went';
const sizes: readonly (readonly [columns: number, rows: number])[] = [
  [100, 30],
  [60, 12],
  [40, 10],
  [120, 40],
  [80, 24],
];

let home: string;
let host: HostProcess;
let ada: Terminal;
let flood: Flood;

/** Somebody who says something five milliseconds after the last thing, and who goes on when the host comes back. */
class Flood {
  readonly #client: ReturnType<typeof dialedClient>;
  readonly #answers: Promise<unknown>[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(port: number) {
    this.#client = dialedClient({ hostname: '127.0.0.1', port }, { nick: 'Flood' });
  }

  async start(): Promise<void> {
    await this.#client.connect();
    this.#timer = setInterval(() => {
      this.#answers.push(Promise.resolve(this.#client.post(`flood ${this.#answers.length}`)));
    }, 1000 / floodPerSecond);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#answers);
    this.#client.close();
  }
}

/** Types the sentence key by key, and something else after each; what is typed stands on the input line in all that is seen. */
async function typeThrough(meanwhile: (key: number) => Promise<void>): Promise<void> {
  let seen = '';
  const look = async () => {
    const lines = await ada.lines();
    const typed = inputLine(lines) ?? 'no input line';
    // Keys are under way for a moment. What has been painted stays.
    if (!sentence.startsWith(typed) || !typed.startsWith(seen))
      throw new Error(`After "${seen}":\n${lines.join('\n')}`);
    seen = typed;
  };
  for (const [key, character] of [...sentence].entries()) {
    await ada.type(character);
    await look();
    await meanwhile(key);
    await look();
  }
  await ada.shows(` > ${sentence}`);
}

/** The text on the input line; there is one whatever happens. */
function inputLine(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => line.startsWith(' >'))?.slice(3);
}

async function expectArrivedOnce(): Promise<void> {
  await ada.press('Enter');
  await flood.stop();
  const address = { hostname: '127.0.0.1', port: host.port };
  await waitFor(
    async () => (await readAll(address)).filter((text) => text === sentence).length === 1,
    () => 'the sentence to arrive whole, once',
  );
  expect(inputLine(await ada.lines())).toBe('');
}

describeWithTool('tmux', 'what is typed while 200 messages a second come', () => {
  beforeEach(async () => {
    home = await createHome();
    host = await startHostProcess(home, ['--limit', 'flood=off']);
    ada = await Terminal.start(await createHome(), ['join', `127.0.0.1:${host.port}`, '--nick', 'Ada']);
    await ada.shows(/\d here/u);
    flood = new Flood(host.port);
    await flood.start();
    await ada.shows('flood 40');
  });
  afterEach(async () => {
    await Promise.all([flood.stop(), ada.close()]);
    await host.stop();
  });
  afterAll(cleanUp);

  it('is on the input line in every picture, and arrives whole', async () => {
    await typeThrough(async () => {});
    await expectArrivedOnce();
  });

  it('is so while the terminal changes its size', async () => {
    await typeThrough(async (key) => {
      const [columns, rows] = sizes[key % sizes.length] as (typeof sizes)[number];
      await ada.resize(columns, rows);
      // Until pychat has heard of it, the terminal shows the old picture, cut as it likes.
      await ada.shows(new RegExp(`^ pychat .*\\n─{${columns}}\\n`, 'u'));
    });
    await ada.resize(80, 24);
    // Who is here is told once a second; the edge is as wide as the terminal only in a picture of this size.
    const lines = await ada.shows(/^ pychat {2}#lobby [^\n]* 2 here\n.*^─{80}\n > so that/msu);
    expect(inputLine(lines)).toBe(sentence);
    await expectArrivedOnce();
  });

  it('is so while someone reads back and returns', async () => {
    const keys = ['PageUp', 'PageUp', 'PageDown', 'C-End'];
    await typeThrough((key) => ada.press(keys[key % keys.length] as string));
    await expectArrivedOnce();
  });

  it('is so while the host is killed, is away, and comes back', async () => {
    const quarter = Math.floor(sentence.length / 4);
    await typeThrough(async (key) => {
      if (key === quarter) await host.stop('SIGKILL');
      if (key === 2 * quarter) await ada.shows('connection lost');
      if (key === 3 * quarter) host = await startHostProcess(home, ['--port', `${host.port}`, '--limit', 'flood=off']);
    });
    await expectArrivedOnce();
  });
});
