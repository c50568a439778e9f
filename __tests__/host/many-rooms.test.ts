import { afterEach, describe, expect, it } from '@jest/globals';
import { createRoomCode, type RoomId } from '../../src/chat/room-id.ts';
import { newRoomRecord } from '../../src/chat/room-record.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import { enterAs } from '../helpers/raw-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';

const count = 10_000;

describe('a host with 10,000 rooms', () => {
  let host: TestHost | undefined;
  afterEach(() => host?.close());

  const fill = async () => {
    const log = new MemoryLog();
    const ids = new Set<RoomId>();
    while (ids.size < count) ids.add(createRoomCode(Math.random));
    const records = [...ids].map((id, index) => ({ ...newRoomRecord(id, 'public'), name: `room-${index}` as never }));
    await log.append(records.map((record) => ({ room: record.id, expectedHead: 0, events: [], record })));
    return { log, ids: [...ids] };
  };

  it('opens soon, finds each by code and name, lists some and counts the others', async () => {
    const { log, ids } = await fill();
    const startedAt = performance.now();
    host = await openTestHost({ log, limits: ['rooms=off'] });
    expect(performance.now() - startedAt).toBeLessThan(2000);
    const ada = await enterAs('Ada', host);
    expect(await ada.askRoom({ type: 'open-room', name: '#ROOM-7000' })).toMatchObject({ id: ids[7000] });
    await ada.ask({ type: 'join', room: ids[9] as string });
    await ada.ask({ type: 'list-rooms' });
    const listed = ada.all('rooms').at(-1);
    expect(listed?.rooms[0]).toMatchObject({ info: { id: ids[9] }, here: 1 });
    expect((listed?.rooms.length ?? 0) + (listed?.more ?? 0)).toBe(ids.length);
    expect(JSON.stringify(listed).length).toBeLessThan(64 * 1024);
  });

  it('takes part in all of them without keeping any of them open', async () => {
    const { log, ids } = await fill();
    host = await openTestHost({ log });
    const ada = await enterAs('Ada', host);
    const before = process.memoryUsage().heapUsed;
    const answers = await Promise.all(ids.map((room) => ada.post('hi', room)));
    expect(answers.every(({ type }) => type === 'ok')).toBe(true);
    await Promise.all(ids.map((room) => ada.ask({ type: 'who', room })));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
    expect(await ada.ask({ type: 'create-room', isPrivate: true })).toMatchObject({ code: 'too-many-rooms' });
  });
});
