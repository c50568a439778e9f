import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';

/** What `npm` brings and Node runs; what it needs later lies in `dist/chunks`. */
export const programPath = join('dist', 'pychat.js');

/** Builds the program for Node. What an older build left in `dist/chunks` is gone then. */
export async function buildProgram(version: string): Promise<void> {
  const folder = mkdtempSync(join('dist', 'program-'));
  const chunks = join('dist', 'chunks');
  try {
    await bundle({ version, folder, isSplit: true });
    rmSync(chunks, { recursive: true, force: true });
    renameSync(join(folder, 'chunks'), chunks);
    renameSync(join(folder, 'pychat.js'), programPath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
