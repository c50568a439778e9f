import { randomBytes } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { WebParts } from '../../src/gateways/http/http-parts.ts';
import type { PageAsset, PageAssets } from '../../src/gateways/page-assets.ts';

/** What a host shows browsers: a small page, and a machine that is called `test`. */
export function testWebParts(changes: Partial<WebParts> = {}): WebParts {
  return {
    assets: testAssets,
    title: 'Test room',
    version: '1.2.3',
    isOwnName: (hostname) => hostname === 'test',
    createStreamId: () => randomBytes(16).toString('base64url'),
    metrics: undefined,
    reportFailure: (error) => {
      throw error;
    },
    ...changes,
  };
}

export const testPage = '<!doctype html><title>The page</title>';
export const testScript = 'console.log("the script");';

const testAssets: PageAssets = new Map([
  ['/index.html', testAsset(testPage, { type: 'text/html; charset=utf-8', isImmutable: false })],
  ['/assets/start-1a2b.js', testAsset(testScript, { type: 'text/javascript; charset=utf-8', isImmutable: true })],
]);

function testAsset(text: string, { type, isImmutable }: Pick<PageAsset, 'type' | 'isImmutable'>): PageAsset {
  const etag = `"of ${text.length}"`;
  return { type, isImmutable, br: brotliCompressSync(text), gzip: gzipSync(text), etag };
}
