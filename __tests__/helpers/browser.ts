import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findTool } from './test-tools.ts';

/** Somebody at a browser of their own: nothing that it keeps is shared with another. */
export interface BrowserPerson {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What should not have happened in any tab: errors, violations of the page's policy, requests to other places. */
  readonly problems: readonly string[];
}

/** Debian's chromium, without a window, with these flags. Close it. */
export function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  // Its own sandbox takes rights that containers do not give.
  return chromium.launch({ executablePath: findTool('chromium') ?? 'chromium', args: ['--no-sandbox', ...flags] });
}

/** A person who trusts the certificate of the host at `origin`, with an empty page; go to the host by `page.goto('/')`. */
export async function openPerson(
  browser: Browser,
  { origin, ...options }: { readonly origin: string } & BrowserContextOptions,
): Promise<BrowserPerson> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: origin, ...options });
  context.setDefaultTimeout(20_000);
  const problems: string[] = [];
  context.on('page', (page) => watch(page, { origin, problems }));
  return { context, page: await context.newPage(), problems };
}

/** Goes to the host's home page and into the lobby. */
export async function enterLobby({ page }: Pick<BrowserPerson, 'page'>, nick: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Your nick').fill(nick);
  await page.getByRole('button', { name: 'Enter #lobby' }).click();
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
}

/** Writes a message into the composer and sends it. */
export async function sayIn(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await page.keyboard.press('Enter');
}

/** The texts of the messages that a page shows of those that contain this, oldest first, once it shows so many. */
export async function messagesIn(
  page: Page,
  { containing, count }: { containing: string | RegExp; count: number },
): Promise<string[]> {
  const found = page.locator('.MessagePane-scroll').getByText(containing);
  await found.nth(count - 1).waitFor();
  return found.allInnerTexts();
}

function watch(page: Page, { origin, problems }: { origin: string; problems: string[] }): void {
  page.on('pageerror', (error) => problems.push(`error: ${error.stack}`));
  page.on('console', (message) => {
    // What the network does to a page is the page's to tell, and what browsers say of it here is no problem.
    const isOfNetwork = /WebSocket connection|Failed to load resource/u.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isOfNetwork) problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) problems.push(`request: ${request.url()}`);
  });
}
