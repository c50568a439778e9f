import { type Refusal, refuse } from '../../chat/refusal.ts';
import type { ClientRequest, Hello } from '../../chat/request.ts';
import { ProtocolError } from '../../protocol/protocol-error.ts';
import type { FloodGate } from './flood-gate.ts';
import type { Visitor } from './visitor.ts';

const helloTimeoutMs = 60_000;
/** [P62] */
const maxKnockMs = 5 * 60 * 1000;

/** How far a session has come. Whoever knocks at a private host waits with the hello that was said. [P62] */
export type SessionState =
  | { readonly type: 'awaiting-hello'; readonly timeout: NodeJS.Timeout }
  | { readonly type: 'knocking'; readonly timeout: NodeJS.Timeout; readonly hello: Hello }
  | { readonly type: 'joined'; readonly visitor: Visitor; readonly gate: FloodGate<ClientRequest> }
  | { readonly type: 'closing'; readonly visitor?: Visitor };

/** A connection has just come. [P6] */
export function awaitHello(onTimeout: () => void): SessionState {
  return { type: 'awaiting-hello', timeout: setTimeout(onTimeout, helloTimeoutMs) };
}

/** Somebody has to be asked first; `onTimeout` is told why nobody comes in whom nobody has answered. */
export function awaitAnswer(hello: Hello, onTimeout: (unheard: Refusal) => void): SessionState {
  const unheard = refuse('not-let-in', 'Nobody has let you in. Ask again later.');
  return { type: 'knocking', hello, timeout: setTimeout(onTimeout, maxKnockMs, unheard) };
}

/** What whoever asks for something before they are in is told. [P5] */
export function requestTooEarly({ type }: SessionState): ProtocolError {
  return new ProtocolError(`A request came before the ${type === 'knocking' ? 'welcome' : 'hello'}.`);
}

/** Ends what is running in a state, as another one comes. */
export function leaveState(state: SessionState): void {
  if ('timeout' in state) clearTimeout(state.timeout);
  if (state.type === 'joined') state.gate.close();
}
