import type { Browser, CDPSession, Page } from 'playwright-core';
import { openBrowser, openPerson } from '../../__tests__/helpers/browser.ts';
import { isInstalled } from '../../__tests__/helpers/test-tools.ts';
import type { Part, PartContext } from './part.ts';
import type { Result } from './result.ts';
import { type Server, startServer } from './server.ts';

/** A middling mobile network. */
const network = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false };
const schemes = ['https', 'http'] as const;

interface Visit {
  /** Until the first text was painted, in milliseconds. */
  readonly paintedMs: number;
  /** Until somebody could go in. */
  readonly readyMs: number;
  /** What came over the network, in kB, headers too. */
  readonly kilobytes: number;
}

export const pagePart: Part = {
  name: 'page',
  title:
    'The page in Chromium at 1.6 Mbit/s and 150 ms, each visit with an empty cache: until the first paint, and until ' +
    'the host has answered and one can go in.',
  run: async (context: PartContext) => {
    if (!isInstalled('chromium')) {
      console.log('SKIPPED: chromium is not installed (Debian: apt-get install chromium).');
      return [];
    }
    const server = await startServer('pychat', context);
    const browser = await openBrowser();
    try {
      return await measureAll({ browser, server }, context);
    } finally {
      await browser.close();
      await context.sandbox.stop(server.process);
    }
  },
};

async function measureAll(
  where: { browser: Browser; server: Server },
  { effort, progress }: PartContext,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const scheme of schemes) {
    const visits: Visit[] = [];
    for (let round = 1; round <= effort.rounds; round += 1) {
      progress(`${scheme}, round ${round} of ${effort.rounds}`);
      visits.push(await visit(where, scheme));
    }
    results.push(...resultsOf(visits, scheme));
  }
  return results;
}

function resultsOf(visits: readonly Visit[], scheme: string): Result[] {
  const result = (what: string, unit: string, key: keyof Visit): Result => ({
    part: pagePart.name,
    what: `${scheme}: ${what}`,
    unit,
    values: visits.map((each) => each[key]),
  });
  return [
    { ...result('first paint', 'ms', 'paintedMs'), target: { bound: 'at most', value: 1500 } },
    result('ready', 'ms', 'readyMs'),
    result('over the network', 'kB', 'kilobytes'),
  ];
}

async function visit({ browser, server }: { browser: Browser; server: Server }, scheme: string): Promise<Visit> {
  const { context, page } = await openPerson(browser, { origin: `${scheme}://127.0.0.1:${server.port}` });
  try {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
    const received = countBytes(session);
    await page.goto('/');
    await page.getByRole('button', { name: 'Enter #lobby' }).waitFor();
    return { ...(await readTimes(page)), kilobytes: received() / 1000 };
  } finally {
    await context.close();
  }
}

function countBytes(session: CDPSession): () => number {
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  return () => bytes;
}

function readTimes(page: Page): Promise<Pick<Visit, 'paintedMs' | 'readyMs'>> {
  // As text: the types of the scripts know of no page.
  return page.evaluate(`({
    paintedMs: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    readyMs: performance.now(),
  })`);
}
