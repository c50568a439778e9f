import type { ExportFormat } from '../../chat/export-format.ts';
import { type Chat, ExportError } from '../chat.ts';

/** How often somebody who waits is told how far it is. */
const noticeIntervalMs = 5000;

/** Exports the history meanwhile; notices say how far it is, where it went, or why not. */
export async function exportHistory({ client, exportHistory }: Chat, format: ExportFormat): Promise<void> {
  let noticedAt = performance.now();
  const onProgress = (share: number) => {
    if (performance.now() < noticedAt + noticeIntervalMs) return;
    noticedAt = performance.now();
    client.notice(`Exporting… ${Math.floor(share * 100)} %`);
  };
  try {
    const { path, count } = await exportHistory(format, onProgress);
    const what = count === 1 ? 'One message is' : `${count.toLocaleString('en')} messages are`;
    client.notice(`${what} in ${path}`);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    client.notice(error.message, 'mistake');
  }
}
