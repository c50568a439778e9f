import { gunzipSync } from 'node:zlib';
import type { PageAsset, PageAssets } from '../page-assets.ts';
import { sendAnswer } from './answer.ts';
import { greet, isBrowser } from './greeting.ts';
import type { Handler, Visit } from './http-parts.ts';
import { securityHeaders } from './security-headers.ts';

const yearSeconds = 31_536_000;
/** Hardly anybody takes neither form of compression. */
const inflated = new WeakMap<PageAsset, Buffer>();

/** Every room has the same page, which looks at the address itself. Whoever shows no pages is greeted. */
export function pageHandler(assets: PageAssets): Handler {
  return (visit) => {
    const index = assets.get('/index.html');
    return index && isBrowser(visit.request) ? sendAsset(visit, index) : greet(visit);
  };
}

/** Sends a file of the page in the form that takes the fewest bytes, or says that it has not changed. */
export function sendAsset({ request, response, origin }: Visit, asset: PageAsset): void {
  const { type, isImmutable, etag } = asset;
  const headers = {
    ...securityHeaders(origin),
    'Cache-Control': isImmutable ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
    // Weak: it is the same file however it is compressed.
    ETag: `W/${etag}`,
    Vary: 'Accept, Accept-Encoding',
  };
  if (isKnown(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const { encoding, bytes } = chooseForm(asset, request.headers['accept-encoding']);
  response.writeHead(200, {
    ...headers,
    'Content-Type': type,
    'Content-Length': bytes.length,
    ...(encoding !== undefined && { 'Content-Encoding': encoding }),
  });
  response.end(bytes);
}

/** A file of the page by its path; 404 for all others. */
export function assetHandler(assets: PageAssets): Handler {
  return (visit) => {
    const asset = assets.get(visit.path);
    if (asset) sendAsset(visit, asset);
    else sendAnswer(visit.response, { status: 404, text: 'There is nothing here.\n' });
  };
}

/** RFC 9110, §13.1.2: compared weakly. */
function isKnown(header: string | undefined, etag: string): boolean {
  const known = header?.split(',').map((each) => each.trim().replace(/^W\//u, '')) ?? [];
  return known.includes(etag) || known.includes('*');
}

function chooseForm(asset: PageAsset, accepted = ''): { readonly encoding?: string; readonly bytes: Buffer } {
  if (isAccepted('br', accepted)) return { encoding: 'br', bytes: asset.br };
  if (isAccepted('gzip', accepted)) return { encoding: 'gzip', bytes: asset.gzip };
  const bytes = inflated.get(asset) ?? gunzipSync(asset.gzip);
  inflated.set(asset, bytes);
  return { bytes };
}

function isAccepted(encoding: string, accepted: string): boolean {
  return accepted.split(',').some((each) => {
    const [name, ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter));
  });
}
