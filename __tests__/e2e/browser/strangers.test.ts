import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { enterLobby, openBrowser, openPerson } from '../../helpers/browser.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../../helpers/executable.ts';
import { describeWithTool } from '../../helpers/tools.ts';
import { waitFor } from '../../helpers/wait-for.ts';

/** A name of another site, which leads to this machine. */
const rebound = 'rebound.example';

describeWithTool('chromium', 'a page of another site', () => {
  let browser: Browser;
  let host: HostProcess;
  let stranger: http.Server;
  let strangePort: number;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    browser = await openBrowser([`--host-resolver-rules=MAP ${rebound} 127.0.0.1`]);
    host = await startHostProcess(await createHome());
    stranger = http.createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Strange</title><p>Strange');
    });
    stranger.listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    strangePort = (stranger.address() as AddressInfo).port;
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    stranger?.close();
    await Promise.all([browser?.close(), host?.stop()]);
    await cleanUp();
  });

  const openAt = async (url: string) => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };
  /** Another port is another origin of the same site; another name is another site. */
  const strangers = () => [`http://127.0.0.1:${strangePort}/`, `http://localhost:${strangePort}/`];
  const own = () => `http://127.0.0.1:${host.port}`;

  it.each([0, 1])('[P70] cannot open a connection: %#', async (index) => {
    const page = await openAt(strangers()[index] as string);
    expect(await openWebsocket(page, own())).toBe('error');
    expect(await statusOf(page, { url: `${own()}/stream`, method: 'GET' })).toBe(403);
  });

  it.each([0, 1])('[P70] can post nothing, and gets no cookie: %#', async (index) => {
    const page = await openAt(strangers()[index] as string);
    expect(
      await statusOf(page, { url: `${own()}/enter`, method: 'POST', body: '{"token":"kkkkkkkkkkkkkkkkkkkkkA"}' }),
    ).toBe(403);
    expect(await statusOf(page, { url: `${own()}/stream/${'A'.repeat(22)}?batch=1`, method: 'POST', body: '{}' })).toBe(
      403,
    );
    expect(await page.context().cookies(own())).toEqual([]);
  });

  it('reads nothing of a host', async () => {
    const page = await openAt(strangers()[1] as string);
    for (const path of ['/', '/health', '/metrics', '/r/lobby'])
      expect(await readFrom(page, own() + path)).toBe('error');
  });

  it('has no host in a frame', async () => {
    const page = await openAt(strangers()[1] as string);
    for (const path of ['/', '/r/lobby', '/health', '/nothing']) {
      const refused = page.waitForEvent('console', (message) => /\bframe|framing\b/iu.test(message.text()));
      await frame(page, own() + path);
      expect((await refused).text()).toContain(own());
    }
  });

  it('[P73] is not served under a name that is not the host’s', async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    contexts.push(context);
    const page = await context.newPage();
    for (const scheme of ['https', 'http']) {
      const response = await page.goto(`${scheme}://${rebound}:${host.port}/`);
      expect(response?.status()).toBe(421);
    }
    const origin = `http://${rebound}:${host.port}`;
    expect(await openWebsocket(page, origin)).toBe('error');
    expect(await statusOf(page, { url: `${origin}/stream`, method: 'GET' })).toBe(421);
    expect(await statusOf(page, { url: `${origin}/enter`, method: 'POST', body: '{"token":"x"}' })).toBe(421);
  });

  it('is told apart from the host’s own page, which can do all that', async () => {
    const person = await openPerson(browser, { origin: own() });
    contexts.push(person.context);
    await enterLobby(person, 'Ada');
    expect(await openWebsocket(person.page, own())).toBe('open');
    expect(
      await statusOf(person.page, {
        url: `${own()}/enter`,
        method: 'POST',
        body: '{"token":"kkkkkkkkkkkkkkkkkkkkkA"}',
      }),
    ).toBe(204);
    expect(await statusOf(person.page, { url: `${own()}/stream`, method: 'GET' })).toBe(200);
    expect(await readFrom(person.page, `${own()}/health`)).toContain('"status":"ok"');
    await person.page.goto(`http://localhost:${host.port}/`);
    await person.page.getByRole('button', { name: 'Enter #lobby' }).waitFor();
  });
});

function openWebsocket(page: Page, origin: string): Promise<string> {
  return page.evaluate(
    (url) => {
      const websocket = new WebSocket(url, 'pychat');
      return new Promise<string>((resolve) => {
        for (const type of ['open', 'error']) websocket.addEventListener(type, () => resolve(type));
      });
    },
    origin.replace(/^http/u, 'ws'),
  );
}

/** The status that the host answers with, which the page itself may not learn. */
async function statusOf(page: Page, asked: { url: string; method: string; body?: string }): Promise<number> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let id: string | undefined;
  const statuses = new Map<string, number>();
  network.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url === asked.url && request.method === asked.method) id = requestId;
  });
  network.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => statuses.set(requestId, statusCode));
  await page.evaluate(async ({ url, method, body }) => {
    const aborting = new AbortController();
    const options = { method, mode: 'no-cors', credentials: 'include', signal: aborting.signal } as const;
    await fetch(url, { ...options, ...(body !== undefined && { body }) }).catch(() => {});
    aborting.abort();
  }, asked);
  const status = await waitFor(
    () => id !== undefined && statuses.get(id),
    () => `${asked.method} ${asked.url} to be answered`,
  );
  await network.detach();
  return status;
}

/** Shows this address in a frame of the page. */
function frame(page: Page, url: string): Promise<void> {
  return page.evaluate((address) => {
    const element = document.createElement('iframe');
    element.src = address;
    document.body.replaceChildren(element);
  }, url);
}

/** Its text, as the page reads it, or `error`. */
function readFrom(page: Page, url: string): Promise<string> {
  return page.evaluate(
    (address) =>
      fetch(address)
        .then((response) => response.text())
        .catch(() => 'error'),
    url,
  );
}
