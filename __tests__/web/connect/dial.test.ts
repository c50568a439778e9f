import { describe, expect, it, jest } from '@jest/globals';
import { ClientError } from '../../../src/client/client-error.ts';
import type { Connection } from '../../../src/transport/connection.ts';
import { dial, type Way } from '../../../src/web/connect/dial.ts';
import { NoStreamError } from '../../../src/web/connect/event-stream.ts';
import { memoryStore } from '../memory-store.ts';

const place = { origin: 'http://192.168.1.7:5050', host: '192.168.1.7:5050' };
const connection = (name: string) => ({ name }) as unknown as Connection;
const opens =
  (name: string): Way =>
  async () =>
    connection(name);
const fails: Way = async () => {
  throw new Error('no');
};
const hangs: Way = (_place, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

describe('dialling the host of a page', () => {
  it('opens a WebSocket, and knows that the next time', async () => {
    const store = memoryStore();
    const opened = await dial({ place, store, websocket: opens('websocket'), eventStream: fails });
    expect(opened).toEqual(connection('websocket'));
    expect(store.texts.get('way')).toBe('websocket');
  });

  it('opens a stream where a WebSocket is refused or says nothing for 3 s, and tries that first the next time', async () => {
    for (const websocket of [fails, hangs]) {
      jest.useFakeTimers();
      const store = memoryStore();
      const opening = dial({ place, store, websocket, eventStream: opens('stream') });
      await jest.advanceTimersByTimeAsync(3000);
      expect(await opening).toEqual(connection('stream'));
      jest.useRealTimers();
      const again = dial({ place, store, websocket: fails, eventStream: opens('stream') });
      expect(await again).toEqual(connection('stream'));
      const first = dial({ place, store, websocket: opens('websocket'), eventStream: opens('stream') });
      expect(await first).toEqual(connection('stream'));
    }
  });

  it('goes back to the WebSocket where the stream fails', async () => {
    const store = memoryStore({ way: 'stream' });
    expect(await dial({ place, store, websocket: opens('websocket'), eventStream: fails })).toEqual(
      connection('websocket'),
    );
    expect(store.texts.get('way')).toBe('websocket');
  });

  it('takes a host for closed where WebSockets have worked and one is refused at once', async () => {
    const store = memoryStore({ way: 'websocket' });
    const dialling = dial({ place, store, websocket: fails, eventStream: opens('stream') });
    await expect(dialling).rejects.toMatchObject({ code: 'unreachable', message: expect.stringContaining(place.host) });
    expect(store.texts.get('way')).toBe('websocket');
  });

  it('says so where the host takes nobody without encryption', async () => {
    const eventStream = async () => {
      throw new NoStreamError(403, 'no');
    };
    const dialling = dial({ place, store: memoryStore(), websocket: fails, eventStream });
    await expect(dialling).rejects.toThrow('Open this page with https:// instead.');
    await expect(dialling).rejects.toBeInstanceOf(ClientError);
  });
});
