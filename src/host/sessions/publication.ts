import type { Outgoing } from '../../chat/outgoing.ts';
import type { WireForm } from '../../gateways/gateway.ts';

/** Something said to many: encoded once for each wire form, however many connections get it. */
export class Publication {
  readonly #outgoing: readonly Outgoing[];
  readonly #buffers = new Map<WireForm, Buffer>();

  constructor(...outgoing: readonly Outgoing[]) {
    this.#outgoing = outgoing;
  }

  /** The same buffer each time for the same wire form. */
  bufferFor(wireForm: WireForm): Buffer {
    let buffer = this.#buffers.get(wireForm);
    if (!buffer) {
      buffer = Buffer.concat(this.#outgoing.map((outgoing) => wireForm.encode(outgoing)));
      this.#buffers.set(wireForm, buffer);
    }
    return buffer;
  }
}
