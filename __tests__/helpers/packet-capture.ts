import { once } from 'node:events';
import type { Machine } from './test-network.ts';
import { findTool } from './test-tools.ts';
import { waitFor } from './wait-for.ts';

/** All packets that a machine sends and receives on its network, from the moment that it is started. */
export class PacketCapture {
  /** In pcap. */
  bytes: Buffer = Buffer.alloc(0);
  readonly #stop: () => Promise<unknown>;

  private constructor(stop: () => Promise<unknown>) {
    this.#stop = stop;
  }

  static async start(machine: Machine): Promise<PacketCapture> {
    const whole = ['-s', '0', '-B', '16384', '--immediate-mode', '-U'];
    // Root without a login: it would give up root for an account of its own, which may not be there.
    const program = machine.start([findTool('tcpdump') as string, '-i', 'lan0', '-Z', 'root', ...whole, '-w', '-']);
    const ended = once(program, 'close');
    const capture = new PacketCapture(() => {
      program.kill('SIGTERM');
      return ended;
    });
    program.stdout.on('data', (chunk: Buffer) => (capture.bytes = Buffer.concat([capture.bytes, chunk])));
    let said = '';
    program.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk));
    await waitFor(
      () => said.includes('listening on'),
      () => `tcpdump to listen; it said ${said}`,
    );
    return capture;
  }

  /** Waits until this, which was sent last, is in it; so all that was sent before is, too. Then it ends. */
  async endWith(text: string): Promise<Buffer> {
    await waitFor(
      () => this.bytes.includes(text),
      () => `${text} to be captured, after ${this.bytes.length} bytes`,
    );
    await this.#stop();
    return this.bytes;
  }
}
