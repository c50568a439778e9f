import type { Client } from '../../../src/client/client.ts';
import type { InputHistoryStore } from '../../../src/tui/composer/input-history.ts';
import { RoomScreen } from '../../../src/tui/room/RoomScreen.tsx';
import { FakeTerminal } from '../fake-terminal.ts';

interface RoomOptions {
  readonly isHost?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly inputHistory?: InputHistoryStore;
}

/** The room of a connected client, on a terminal in memory. Close the terminal. */
export function openRoom(client: Client, { isHost = false, inputHistory, ...size }: RoomOptions = {}): FakeTerminal {
  const chat = { client, place: '192.168.1.7:5050', isHost, close: async () => client.close() };
  return new FakeTerminal(<RoomScreen chat={chat} inputHistory={inputHistory ?? inputHistoryOf()} />, size);
}

/** A history in memory; `texts` is what is in it by now. */
export function inputHistoryOf(...texts: string[]): InputHistoryStore & { readonly texts: readonly string[] } {
  return { texts, read: () => texts, add: (text) => void texts.push(text) };
}
