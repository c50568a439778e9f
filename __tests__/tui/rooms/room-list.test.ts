import { describe, expect, it } from '@jest/globals';
import type { RoomId } from '../../../src/chat/room-id.ts';
import type { RoomSummary } from '../../../src/client/view/view.ts';
import { layOutRoomList, roomListWidth } from '../../../src/tui/rooms/room-list.ts';
import { FakeTerminal } from '../fake-terminal.ts';

function room(label: string, changes: Partial<RoomSummary> = {}): RoomSummary {
  return { id: label as RoomId, kind: 'public', label, unread: 0, mentions: 0, isShown: false, ...changes };
}

/** The list as a terminal shows it, beside a pane of no width. */
async function draw(rooms: readonly RoomSummary[], { width = 20, height = 4 } = {}): Promise<string[]> {
  const lines = layOutRoomList(rooms, { left: 0, width, height });
  const { styledLines } = await FakeTerminal.paint({ columns: width, rows: height, areas: [{ top: 0, width, lines }] });
  return styledLines.map((line) => line.replaceAll(/\{[\d,-]+\}/gu, '').trimEnd());
}

describe('the list of rooms', () => {
  it('has their keys, the shown one marked, and what is new', async () => {
    const rooms = [
      room('#lobby', { isShown: true }),
      room('#den', { unread: 3 }),
      room('@Bob', { unread: 12, mentions: 1 }),
    ];
    expect(await draw(rooms)).toEqual(['│▸1 #lobby', '│ 2 #den          3', '│ 3 @Bob        !12', '│']);
  });

  it('shortens long names, wide ones at whole characters, and large counts', async () => {
    const rooms = [room('#a-very-long-room-name'), room(`#${'漢'.repeat(12)}`, { unread: 4000 })];
    expect(await draw(rooms)).toEqual(['│ 1 #a-very-long-…', '│ 2 #漢漢漢漢… 999+', '│', '│']);
  });

  it('goes along with the shown room where not all fit; only nine have a key', async () => {
    const rooms = Array.from({ length: 30 }, (_, index) => room(`#room${index + 1}`, { isShown: index === 20 }));
    const shown = await draw(rooms);
    expect(shown).toEqual(['│   #room20', '│▸  #room21', '│   #room22', '│   27 more']);
    const first = rooms.map((each, index) => ({ ...each, isShown: index === 0 }));
    expect((await draw(first))[0]).toBe('│▸1 #room1');
  });

  it('says how many rooms it has no place for, and what is new in them', async () => {
    const rooms = ['#lobby', '#den', '#ab', '#cd', '#ef'].map((label, index) =>
      room(label, { unread: index, mentions: index === 3 ? 1 : 0, isShown: index === 0 }),
    );
    expect((await draw(rooms)).at(-1)).toBe('│   2 more       !7');
    expect(await draw(rooms, { height: 1 })).toEqual(['│▸1 #lobby']);
    expect(await draw(rooms, { height: 5 })).toHaveLength(5);
    expect((await draw(rooms, { height: 5 })).at(-1)).toBe('│ 5 #ef           4');
  });

  it('stands beside the pane on wide screens, where there is more than one room', () => {
    const rooms = [room('#lobby'), room('#den')];
    expect([99, 100, 120, 300].map((columns) => roomListWidth(rooms, columns))).toEqual([0, 20, 24, 28]);
    expect(roomListWidth([room('#lobby')], 120)).toBe(0);
  });
});
