import type { Page } from 'playwright-core';
import type { BrowserPerson } from '../../helpers/browser.ts';

/** What else a page is watched for, that is given hostile things to show. */
export interface Judge {
  /** What it has done that it should not have, so far. */
  readonly deeds: readonly string[];
  /** What of the page's elements is none of pychat's. */
  inspect(): Promise<string[]>;
}

/** Elements that pychat never makes. */
const foreignElements =
  'script, style, link, meta, base, iframe, frame, object, embed, math, marquee, template, video, audio, source, animate, ' +
  'foreignObject, use, plaintext, title:not(head *), svg a, svg script, form[action], [srcdoc], [formaction], [ping]';

/** To be called before the page goes anywhere. */
export async function judge({ page, context }: Pick<BrowserPerson, 'page' | 'context'>): Promise<Judge> {
  const deeds: string[] = [];
  await context.exposeBinding('pychatTestTell', (_, deed: string) => void deeds.push(deed));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (window as unknown as { pychatTestTell(deed: string): void }).pychatTestTell(
        `policy: ${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  context.on('request', (request) => {
    if (/evil\.example|7741/u.test(request.url())) deeds.push(`request: ${request.url()}`);
  });
  context.on('page', () => deeds.push('window'));
  page.on('dialog', (dialog) => {
    deeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('download', () => deeds.push('download'));
  let loads = 0;
  page.on('domcontentloaded', () => {
    loads += 1;
    if (loads > 1) deeds.push(`navigation: ${page.url()}`);
  });
  return { deeds, inspect: () => inspect(page) };
}

function inspect(page: Page): Promise<string[]> {
  return page.evaluate((foreign) => {
    const found = [...document.body.querySelectorAll(foreign)].map((element) => `element: ${element.tagName}`);
    for (const element of document.body.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) found.push(`attribute: ${name}`);
        if (['href', 'src', 'xlink:href'].includes(name)) {
          const isPicture = element.tagName === 'IMG' && value.startsWith('data:image/svg+xml,');
          const { protocol } = new URL(value, location.href);
          if (!isPicture && !['http:', 'https:', 'mailto:'].includes(protocol)) found.push(`address: ${value}`);
          if (name === 'src' && !isPicture) found.push(`source: ${value}`);
        }
      }
    }
    return found;
  }, foreignElements);
}
