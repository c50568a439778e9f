import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The files below a folder that hold this text, as UTF-8 or UTF-16, in either case. Those that vanish meanwhile hold nothing. */
export function filesWith(text: string, folder: string): string[] {
  const forms = [text, text.toUpperCase()].flatMap((form) => [Buffer.from(form), Buffer.from(form, 'utf16le')]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = read(file);
      return forms.some((form) => bytes.includes(form));
    });
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
