import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as ws from 'ws';
import { lineFraming } from '../../src/transport/line-framing.ts';
import { websocketFraming } from '../../src/transport/websocket-framing.ts';

/** What `ws` reads with, which its type declarations leave out. */
interface Receiver extends NodeJS.WritableStream {
  on(event: 'message', listener: (bytes: Buffer, isBinary: boolean) => void): this;
}
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Receiver };

/** The texts that a client made with `ws` reads from these bytes. */
function read(chunks: Iterable<Buffer>): string[] {
  const texts: string[] = [];
  const receiver = new Receiver({ isServer: false });
  receiver.on('message', (bytes, isBinary) => texts.push(isBinary ? 'binary' : bytes.toString()));
  for (const chunk of chunks) receiver.write(chunk);
  return texts;
}

const bytesOf = (buffer: Buffer) => Array.from(buffer, (byte) => Buffer.of(byte));

describe('websocketFraming', () => {
  it.each([
    [0, 2],
    [1, 2],
    [125, 2],
    [126, 4],
    [127, 4],
    [65_535, 4],
    [65_536, 10],
    [100_000, 10],
  ])('frames %i bytes behind a header of %i, as ws reads it', (length, headerBytes) => {
    const text = 'x'.repeat(length);
    const frame = websocketFraming.frame(text);
    expect(frame).toHaveLength(headerBytes + length);
    expect(read([frame])).toEqual([text]);
  });

  it.each([
    ['é', 63, 4],
    ['你', 42, 4],
    ['🦊', 16_384, 10],
  ])('counts bytes, not characters: %s × %i', (character, count, headerBytes) => {
    const text = character.repeat(count);
    expect(websocketFraming.frame(text)).toHaveLength(headerBytes + Buffer.byteLength(text));
    expect(read([websocketFraming.frame(text)])).toEqual([text]);
  });

  it('makes frames that can be laid end to end and cut anywhere', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 5 });
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.integer({ min: 1, max: 200 })), (said, sizes) => {
        const bytes = Buffer.concat(said.map(websocketFraming.frame));
        const chunks: Buffer[] = [];
        for (let start = 0; start < bytes.length; start += chunks.at(-1)?.length ?? 0) {
          chunks.push(bytes.subarray(start, start + (sizes.next().value as number)));
        }
        expect(read(chunks)).toEqual(said);
      }),
      { seed: 50 },
    );
  });

  it('makes frames that can come byte by byte', () => {
    const texts = ['', 'hi', 'é'.repeat(100)];
    expect(read(bytesOf(Buffer.concat(texts.map(websocketFraming.frame))))).toEqual(texts);
  });

  it('replaces halves of surrogate pairs, which UTF-8 cannot hold', () => {
    expect(read([websocketFraming.frame('a\ud83d')])).toEqual(['a\ufffd']);
  });
});

describe('lineFraming', () => {
  it('ends each text with a line end', () => {
    expect(Buffer.concat(['{"a":1}', '', '"é"'].map(lineFraming.frame)).toString()).toBe('{"a":1}\n\n"é"\n');
  });
});
