import type { Client } from '../../../src/client/client.ts';
import type { InputHistoryStore } from '../../../src/client/completion/input-history.ts';
import { type Chat, ExportError, type Personal } from '../../../src/tui/chat.ts';
import { RoomScreen } from '../../../src/tui/room/RoomScreen.tsx';
import { FakeTerminal } from '../fake-terminal.ts';

interface RoomOptions {
  readonly isHost?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly inputHistory?: InputHistoryStore;
  readonly exportHistory?: Chat['exportHistory'];
  readonly personal?: Personal;
}

/** The room of a connected client, on a terminal in memory. Close the terminal. */
export function openRoom(client: Client, options: RoomOptions = {}): FakeTerminal {
  const { isHost = false, inputHistory, exportHistory = refuseExport, personal, ...size } = options;
  const chat: Chat = {
    client,
    place: '192.168.1.7:5050',
    isHost,
    ...(personal && { personal }),
    exportHistory,
    close: async () => client.close(),
  };
  return new FakeTerminal(<RoomScreen chat={chat} inputHistory={inputHistory ?? inputHistoryOf()} />, size);
}

/** For rooms whose tests export nothing. */
export const refuseExport: Chat['exportHistory'] = async () => {
  throw new ExportError('Nothing is exported here.');
};

/** A history in memory; `texts` is what is in it by now. */
export function inputHistoryOf(...texts: string[]): InputHistoryStore & { readonly texts: readonly string[] } {
  return { texts, read: () => texts, add: (text) => void texts.push(text) };
}
