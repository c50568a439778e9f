import type { ExportFormat } from '../../../chat/export-format.ts';
import type { Client } from '../../../client/client.ts';
import { ClientError } from '../../../client/client-error.ts';
import { nameExport, writeHistory } from '../../../client/documents/write-history.ts';
import { formatDate } from '../../../client/text/format-item.ts';

/** How often somebody who waits is told how far it is. */
const noticeIntervalMs = 5000;

const types: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown',
  txt: 'text/plain',
  json: 'application/json',
};

/** Downloads the shown room's history as a file; notices say how far it is, or why it could not be had. */
export async function exportHistory(client: Client, format: ExportFormat): Promise<void> {
  const room = client.view.info.id;
  const parts: string[] = [];
  const tell = (text: string, isMistake = false) => client.notice(text, isMistake ? 'mistake' : 'information', room);
  try {
    const count = await writeHistory(client, {
      room,
      format,
      write: async (text) => void parts.push(text),
      onProgress: sparingly((share) => tell(`Exporting… ${Math.floor(share * 100)} %`)),
    });
    const name = `${nameExport(client, room)}-${formatDate(Date.now())}.${format}`;
    download(new Blob(parts, { type: `${types[format]};charset=utf-8` }), name);
    tell(`${count === 1 ? 'One message is' : `${count.toLocaleString('en')} messages are`} in ${name}`);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    tell(`Nothing was exported. ${error.message}`, true);
  }
}

function sparingly(tell: (share: number) => void): (share: number) => void {
  let toldAt = performance.now();
  return (share) => {
    if (performance.now() < toldAt + noticeIntervalMs) return;
    toldAt = performance.now();
    tell(share);
  };
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
