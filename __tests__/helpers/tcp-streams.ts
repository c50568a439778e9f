const ethernet = 1;
const ipv4 = 0x0800;
const ipv6 = 0x86dd;
const tcp = 6;
const syn = 2;

/** What one side of a TCP connection has sent, in order. */
export interface TcpStream {
  /** As `192.168.77.1:5050`; of IPv6, in hexadecimal. */
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
}

interface Segment extends TcpStream {
  readonly sequence: number;
  readonly isFirst: boolean;
}

/** The TCP streams of a capture (pcap, of Ethernet). Throws where a packet of one is missing: such a capture shows nothing. */
export function tcpStreams(capture: Buffer): TcpStream[] {
  const segments = [...packetsOf(capture)].flatMap((packet) => segmentIn(packet) ?? []);
  const connections = Map.groupBy(segments, ({ from, to }) => `${from} > ${to}`);
  return [...connections.values()].flatMap(byConnection).map(joined);
}

function* packetsOf(capture: Buffer): Generator<Buffer> {
  const isLittle = capture.readUInt32LE(0) === 0xa1b2c3d4;
  const read = (offset: number) => (isLittle ? capture.readUInt32LE(offset) : capture.readUInt32BE(offset));
  if (read(0) !== 0xa1b2c3d4 || read(20) !== ethernet) throw new Error('Not a pcap capture of Ethernet.');
  for (let offset = 24; offset + 16 <= capture.length; offset += 16 + read(offset + 8)) {
    if (read(offset + 8) !== read(offset + 12)) throw new Error('A packet was not captured whole.');
    yield capture.subarray(offset + 16, offset + 16 + read(offset + 8));
  }
}

function segmentIn(packet: Buffer): Segment | undefined {
  const type = packet.readUInt16BE(12);
  const header = packet.subarray(14);
  if (type === ipv4 && header[9] === tcp) {
    const length = ((header[0] as number) & 15) * 4;
    const addresses = [12, 16].map((offset) => header.subarray(offset, offset + 4).join('.'));
    return readSegment(header.subarray(length, header.readUInt16BE(2)), addresses);
  }
  if (type === ipv6 && header[6] === tcp) {
    const addresses = [8, 24].map((offset) => header.toString('hex', offset, offset + 16));
    return readSegment(header.subarray(40, 40 + header.readUInt16BE(4)), addresses);
  }
  return undefined;
}

function readSegment(bytes: Buffer, [source, target]: readonly string[]): Segment {
  return {
    from: `${source}:${bytes.readUInt16BE(0)}`,
    to: `${target}:${bytes.readUInt16BE(2)}`,
    sequence: bytes.readUInt32BE(4),
    isFirst: ((bytes[13] as number) & syn) !== 0,
    bytes: bytes.subarray(((bytes[12] as number) >> 4) * 4),
  };
}

/** The same two ports may be used one time after another. */
function byConnection(segments: readonly Segment[]): Segment[][] {
  const connections: Segment[][] = [];
  for (const segment of segments) {
    const isRepeated = segment.sequence === connections.at(-1)?.[0]?.sequence;
    if (connections.length === 0 || (segment.isFirst && !isRepeated)) connections.push([]);
    connections.at(-1)?.push(segment);
  }
  return connections;
}

function joined(segments: readonly Segment[]): TcpStream {
  const [{ from, to, sequence, isFirst }] = segments as [Segment];
  if (!isFirst) throw new Error(`The beginning of ${from} > ${to} was not captured.`);
  // The SYN counts as a byte (RFC 9293 §3.4).
  const positions = segments.map((each) => ({ ...each, at: each.isFirst ? 0 : (each.sequence - sequence - 1) >>> 0 }));
  // A keep-alive repeats the byte before the next, and the first one has none.
  const inOrder = positions.filter(({ bytes }) => bytes.length > 0).sort((one, other) => one.at - other.at);
  let bytes: Buffer = Buffer.alloc(0);
  for (const segment of inOrder) {
    if (segment.at > bytes.length) throw new Error(`A packet of ${from} > ${to} was not captured.`);
    bytes = Buffer.concat([bytes, segment.bytes.subarray(bytes.length - segment.at)]);
  }
  return { from, to, bytes };
}
