import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Jest calls this before all tests: the end-to-end ones run the built executable, which must not be an older one. */
// biome-ignore lint/style/noDefaultExport: Jest takes a global setup only so.
export default function buildIfNeeded(): void {
  const root = join(import.meta.dirname, '../..');
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), '--if-needed'], { stdio: 'inherit' });
}
