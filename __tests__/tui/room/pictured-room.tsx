import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ReactNode, use, useMemo } from 'react';
import { lobby } from '../../../src/chat/room-id.ts';
import type { Client } from '../../../src/client/client.ts';
import type { Connection } from '../../../src/transport/connection.ts';
import type { Chat } from '../../../src/tui/chat.ts';
import type { Area, ScreenPainter } from '../../../src/tui/painting/screen-painter.ts';
import { ScreenPainterContext } from '../../../src/tui/painting/use-screen-painter.ts';
import { RoomScreen } from '../../../src/tui/room/RoomScreen.tsx';
import { connectAs, createTestClient } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { FakeTerminal } from '../fake-terminal.ts';
import { inputHistoryOf, refuseExport } from './open-room.tsx';

/** After this long without a byte the picture is finished. */
const quietMs = 60;
const stallMs = 130;

/** A room on a terminal in memory, and what its picture should be. */
export class PicturedRoom {
  readonly #areas = new Map<string, Area>();
  readonly #terminal: FakeTerminal;
  readonly #parts: { host: TestHost; ada: Client; bob: Client; link: Link };
  #said = 0;

  private constructor(parts: { host: TestHost; ada: Client; bob: Client; link: Link }) {
    this.#parts = parts;
    const chat: Chat = {
      client: parts.ada,
      place: '192.168.1.7:5050',
      isHost: false,
      close: async () => {},
      exportHistory: refuseExport,
    };
    this.#terminal = new FakeTerminal(
      <Recording areas={this.#areas}>
        <RoomScreen chat={chat} inputHistory={inputHistoryOf('older', 'one\ntwo')} />
      </Recording>,
    );
  }

  static async open(): Promise<PicturedRoom> {
    const host = await openTestHost();
    const link = new Link(host.dial);
    const ada = createTestClient({ nick: 'Ada', dial: link.dial });
    await ada.connect();
    const bob = await connectAs('Bob', { dial: host.dial });
    return new PicturedRoom({ host, ada, bob, link });
  }

  type(text: string): string {
    this.#terminal.type(text);
    return `type ${JSON.stringify(text.slice(0, 40))}`;
  }

  /** The program hears of it some turns later. */
  resize([columns, rows]: readonly [number, number]): string {
    void this.#terminal.resizeBeforeNews(columns, rows);
    return `resize ${columns}×${rows}`;
  }

  hear(count: number): string {
    for (let each = 0; each < count; each += 1) {
      this.#said += 1;
      void this.#parts.bob.post(`said ${this.#said} ${'漢 word '.repeat(this.#said % 9)}`, { room: lobby });
    }
    return `hear ${count}`;
  }

  /** Something is done to one of the latest messages of the lobby, which may not be there any more. */
  amend(back: number, { reaction, text }: { readonly reaction: string; readonly text: string }): string {
    const { bob, ada } = this.#parts;
    const target = Math.max(1, newestSeq(bob) - back);
    const kinds = [
      () => bob.edit(target, text, lobby),
      () => bob.delete(target, lobby),
      () => bob.react(target, reaction, lobby),
      () => ada.react(target, reaction, lobby),
      () => bob.post(text, { replyTo: target, room: lobby }),
      () => bob.post(text, { isAction: true, room: lobby }),
      () => bob.pin(target, lobby),
      () => bob.setTopic(text, lobby),
    ];
    const kind = back % kinds.length;
    void kinds[kind]?.();
    return `amend ${target} in way ${kind}`;
  }

  /** It is gone after a second, or later. */
  hearTemporary(ttlMs: number): string {
    this.#said += 1;
    void this.#parts.bob.post(`vanishing ${this.#said}`, { ttlMs, room: lobby });
    return `hear for ${ttlMs} ms`;
  }

  /** A room of that name is made, entered, and spoken in. */
  async openElsewhere(name: string): Promise<void> {
    const { ada, bob } = this.#parts;
    await ada.createRoom({ name, isPrivate: false });
    const info = await bob.openRoom(name);
    if ('id' in info) void bob.post(`said in ${name}`, { room: info.id });
  }

  hearElsewhere(): string {
    const { bob } = this.#parts;
    const others = [...bob.rooms.keys()].filter((room) => room !== lobby);
    for (const room of others) void bob.post('@Ada elsewhere 漢字', { room });
    return 'hear elsewhere';
  }

  notice(text: string): string {
    this.#parts.ada.notice(`notice ${text}`, 'mistake');
    return `notice ${JSON.stringify(text.slice(0, 40))}`;
  }

  loseLink(): string {
    this.#parts.link.lose();
    return 'lose the link';
  }

  findLink(): string {
    this.#parts.link.find();
    return 'find the link';
  }

  /** The process stands still for a while, some turns from now: a machine that is busy with others. */
  stall(turns: number): string {
    void stallAfter(turns);
    return `stall after ${turns} turns`;
  }

  /** Waits for the areas to stand in their rows, with the cursor in its place, and a frame around them. */
  async expectPicture(history: () => string): Promise<void> {
    let wrong: string | undefined = '';
    await this.#quiet();
    await waitFor(
      async () => {
        wrong = await this.#whatIsWrong();
        return wrong === undefined;
      },
      () =>
        `${wrong}\nafter ${history()}\non\n${this.#terminal
          .lines()
          .map((line) => `|${line}`)
          .join('\n')}`,
    );
  }

  /** Compares with what Ctrl-L paints; again, where something was counted down or went away just then. */
  async expectSameAnew(history: () => string): Promise<void> {
    let wrong: string | undefined = '';
    await waitFor(
      async () => {
        wrong = await this.#whatIsAnother();
        return wrong === undefined;
      },
      () => `${wrong}\nafter ${history()}`,
    );
  }

  async close(): Promise<void> {
    const { host, ada, bob, link } = this.#parts;
    this.#terminal.close();
    link.find();
    ada.close();
    bob.close();
    await host.close();
  }

  async #quiet(): Promise<void> {
    await waitFor(
      () => performance.now() - this.#terminal.writtenAt > quietMs && !this.#terminal.isNewsDue,
      () => 'the screen to come to rest',
    );
  }

  async #whatIsAnother(): Promise<string | undefined> {
    await this.#quiet();
    const before = this.#terminal.styledLines();
    const { cursor } = this.#terminal;
    this.#terminal.type('\u000c');
    await this.#quiet();
    const after = this.#terminal.styledLines();
    const row = after.findIndex((line, index) => line !== before[index]);
    if (row !== -1) return `Row ${row} was\n${before[row]}\nnot\n${after[row]}`;
    const isSamePlace = JSON.stringify(cursor) === JSON.stringify(this.#terminal.cursor);
    return isSamePlace ? undefined : `The cursor was at ${JSON.stringify(cursor)}`;
  }

  async #whatIsWrong(): Promise<string | undefined> {
    const { columns, rows } = this.#terminal;
    const lines = this.#terminal.lines();
    const areas = [...this.#areas.values()];
    const reference = await FakeTerminal.paint({ columns, rows, areas });
    for (const { top, lines: own } of areas) {
      if (top < 0 || top + own.length > rows) return `An area is at ${top}, ${own.length} rows`;
      for (let row = top; row < top + own.length; row += 1) {
        if (reference.styledLines[row] !== this.#terminal.styledLines()[row])
          return `Row ${row} is\n${this.#terminal.styledLines()[row]}\nnot\n${reference.styledLines[row]}`;
      }
    }
    const { cursor } = this.#terminal;
    if (JSON.stringify(cursor) !== JSON.stringify(reference.cursor))
      return `The cursor is at ${JSON.stringify(cursor)}, not ${JSON.stringify(reference.cursor)}`;
    const taken = areas.reduce((sum, area) => sum + area.lines.length, 0);
    if (rows >= 8 && columns >= 20) {
      if (!/^ pychat /u.test(lines[0] ?? '') || !/ here ?$/u.test(lines[0] ?? '')) return 'The header is not there';
      if (!/^─+$/u.test(lines[1] ?? '') || lines[1]?.length !== columns) return 'The rule is not there';
      const messages = this.#areas.get('messages');
      const status = lines[(messages?.top ?? 0) + (messages?.lines.length ?? 0)] ?? '';
      if (!status.startsWith('──')) return 'The status is not there';
      if (taken > rows - 3) return 'There is no room for the frame';
    }
    return undefined;
  }
}

function newestSeq(client: Client): number {
  const newest = client.rooms.get(lobby)?.items.findLast((item) => item.kind === 'event');
  return newest?.kind === 'event' ? newest.event.seq : 0;
}

async function stallAfter(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();
  const end = performance.now() + stallMs;
  while (performance.now() < end);
}

/** Hands on to the painter, and notes what is to be seen where. */
function Recording({ areas, children }: { readonly areas: Map<string, Area>; readonly children: ReactNode }) {
  const painter = use(ScreenPainterContext);
  const recorder = useMemo(
    () => ({
      show: (name: string, area: Area) => {
        areas.set(name, area);
        painter?.show(name, area);
      },
      hide: (name: string) => {
        areas.delete(name);
        painter?.hide(name);
      },
      forget: () => painter?.forget(),
    }),
    [areas, painter],
  );
  return <ScreenPainterContext value={recorder as unknown as ScreenPainter}>{children}</ScreenPainterContext>;
}

/** A connection that can be lost, and found again. */
class Link {
  readonly #dial: () => Promise<Connection>;
  #found = Promise.withResolvers<void>();
  #cut = () => {};

  constructor(dial: () => Promise<Connection>) {
    this.#dial = dial;
    this.#found.resolve();
  }

  readonly dial = async (): Promise<Connection> => {
    await this.#found.promise;
    const connection = await this.#dial();
    return {
      ...connection,
      open: (owner) => {
        this.#cut = () => {
          connection.close(1006, 'cut');
          owner.onEnd({ isClean: false, reason: 'cut' });
        };
        connection.open(owner);
      },
      send: (text) => connection.send(text),
      close: (status, reason) => connection.close(status, reason),
    };
  };

  lose(): void {
    this.#found = Promise.withResolvers();
    this.#cut();
    this.#cut = () => {};
  }

  find(): void {
    this.#found.resolve();
  }
}
