import { ProtocolError } from './protocol-error.ts';

/** The JSON value of a frame; throws a `ProtocolError` when it is none. */
export function decodeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProtocolError('A frame is not JSON.', { cause });
  }
}
