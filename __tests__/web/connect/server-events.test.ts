import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServerEventReader } from '../../../src/web/connect/server-events.ts';

const stream =
  ':   \n\nevent: open\ndata: abc\n\ndata: {"type":"ok"}\n\n: a comment\n\ndata: one\ndata: two\n\ndata:tight\n\n';
const events = [
  { type: 'open', data: 'abc' },
  { type: 'message', data: '{"type":"ok"}' },
  { type: 'message', data: 'one\ntwo' },
  { type: 'message', data: 'tight' },
];

it('[P72] reads events and passes over comments', () => {
  expect(new ServerEventReader().read(stream)).toEqual(events);
});

it('[P72] reads the same wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: stream.length })), (cuts) => {
      const places = [0, ...cuts.sort((one, other) => one - other), stream.length];
      const reader = new ServerEventReader();
      const read = places.slice(1).flatMap((place, index) => reader.read(stream.slice(places[index], place)));
      expect(read).toEqual(events);
    }),
  );
});

it('waits for the end of an event', () => {
  const reader = new ServerEventReader();
  expect(reader.read('data: half')).toEqual([]);
  expect(reader.read(' and half\n')).toEqual([]);
  expect(reader.read('\n')).toEqual([{ type: 'message', data: 'half and half' }]);
});
