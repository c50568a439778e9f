import { describe, expect, it, jest } from '@jest/globals';
import { eventStreamFraming, frameGoodbye } from '../../src/transport/event-stream-framing.ts';
import { useFakeTime } from '../helpers/fake-time.ts';
import { StreamDoor } from './event-stream-pair.ts';
import { RecordingOwner } from './recording-owner.ts';

describe('[P72] the frames of a stream', () => {
  it('are events, of which many can be laid end to end', () => {
    const frames = ['{"a":1}', '', 'ü'].map((text) => eventStreamFraming.frame(text));
    expect(Buffer.concat(frames).toString()).toBe('data: {"a":1}\n\ndata: \n\ndata: ü\n\n');
  });

  it('end with a goodbye, which cannot be broken by what it says', () => {
    const goodbye = frameGoodbye({ status: 1008, reason: 'a\n\ndata: b\r' }).toString();
    expect(goodbye.match(/\n/gu)).toHaveLength(3);
    expect(goodbye).toMatch(/^event: close\ndata: \{.*\}\n\n$/u);
  });
});

describe('a stream whose peer takes nothing', () => {
  useFakeTime();
  it('is dropped 2 s after the host said goodbye', async () => {
    const door = await StreamDoor.open();
    const { client, host, socket } = await door.dial();
    const heard = new RecordingOwner();
    host.open(heard);
    client.response.pause();
    while (host.queuedBytes === 0) {
      host.send('x'.repeat(1_000_000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    host.close(1013, 'Too slow.');
    expect(host.queuedBytes).toBeGreaterThan(0);
    jest.advanceTimersByTime(2000);
    expect(await heard.ended()).toEqual({ isClean: false, reason: 'Too slow.' });
    expect(socket.destroyed).toBe(true);
    client.response.destroy();
    await door[Symbol.asyncDispose]();
  });

  it('takes nothing more once it has ended', async () => {
    const door = await StreamDoor.open();
    const { client, host } = await door.dial();
    const heard = new RecordingOwner();
    host.open(heard);
    client.response.destroy();
    await heard.ended();
    let drained = 0;
    host.send('too late');
    host.onceDrained(() => {
      drained += 1;
    });
    host.pauseReading();
    host.resumeReading();
    host.close(1000, '');
    expect({ drained, ends: heard.ends.length }).toEqual({ drained: 0, ends: 1 });
    await door[Symbol.asyncDispose]();
  });
});
