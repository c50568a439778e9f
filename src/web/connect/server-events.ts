/** One server-sent event (HTML Standard, §9.2.6). `type` is `message` where it does not say. */
export interface ServerEvent {
  readonly type: string;
  readonly data: string;
}

/** Reads events out of a stream of text that comes in pieces. Comments are passed over. */
export class ServerEventReader {
  #rest = '';

  /** The events that this piece completes. */
  read(piece: string): ServerEvent[] {
    const blocks = (this.#rest + piece).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => parseEvent(block) ?? []);
  }
}

function parseEvent(block: string): ServerEvent | undefined {
  const lines = block.split('\n').map((line) => /^(event|data): ?(.*)$/su.exec(line));
  const valuesOf = (field: string) => lines.flatMap((line) => (line?.[1] === field ? [line[2] ?? ''] : []));
  const data = valuesOf('data');
  return data.length === 0 ? undefined : { type: valuesOf('event').at(-1) ?? 'message', data: data.join('\n') };
}
