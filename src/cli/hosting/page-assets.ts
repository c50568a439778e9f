import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getAssetKeys, getRawAsset, isSea } from 'node:sea';
import type { PageAsset, PageAssets } from '../../gateways/page-assets.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Above the chunk that this becomes part of. */
const programFolder = path.join(import.meta.dirname, '..');

/** The page's files: from inside the executable, or from the folder `web` beside the program. None where pychat runs from its sources. */
export function loadPageAssets(): PageAssets {
  const read = isSea() ? readEmbedded : readBeside;
  const names = isSea() ? getAssetKeys() : globSync('web/**', { cwd: programFolder });
  const paths = names.flatMap((name) => /^web(\/.*)\.br$/u.exec(name.split(path.sep).join('/'))?.[1] ?? []);
  return new Map(paths.map((each) => [each, pageAsset(each, read)]));
}

type Read = (name: string) => Buffer;

const readEmbedded: Read = (name) => Buffer.from(getRawAsset(name) as ArrayBuffer);
const readBeside: Read = (name) => readFileSync(path.join(programFolder, name));

function pageAsset(name: string, read: Read): PageAsset {
  const br = read(`web${name}.br`);
  return {
    type: types[path.extname(name)] ?? 'application/octet-stream',
    isImmutable: name.startsWith('/assets/'),
    br,
    gzip: read(`web${name}.gz`),
    etag: `"${createHash('sha256').update(br).digest('base64url').slice(0, 22)}"`,
  };
}
