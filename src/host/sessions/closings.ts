import type { Closing } from '../../chat/outgoing.ts';
import { closeStatus } from '../../protocol/protocol-error.ts';
import type { Fault } from '../occurrence.ts';

type ClosingCode = Closing['code'];

const sendingAway: ReadonlySet<ClosingCode> = new Set<ClosingCode>(['kicked', 'banned', 'account-changed']);

/** The WebSocket status of each end. */
export const closeStatuses: Readonly<Record<ClosingCode, number>> = {
  'host-closed': closeStatus.goingAway,
  'taken-over': closeStatus.goingAway,
  kicked: closeStatus.policyViolation,
  banned: closeStatus.policyViolation,
  'account-changed': closeStatus.goingAway,
  'too-slow': closeStatus.tryAgainLater,
  'too-fast': closeStatus.policyViolation,
  silent: closeStatus.goingAway,
  protocol: closeStatus.policyViolation,
};

/** Whether nobody expects the client back as it was. */
export function isSendingAway(code: ClosingCode): boolean {
  return sendingAway.has(code);
}

/** Whether the client gave cause for it. */
export function isFault(code: ClosingCode): code is Fault {
  return code !== 'host-closed' && code !== 'taken-over' && !isSendingAway(code);
}
