/** WebSocket close statuses (RFC 6455 §7.4.1) that pychat uses. */
export const closeStatus = {
  normal: 1000,
  goingAway: 1001,
  policyViolation: 1008,
  tooBig: 1009,
  tryAgainLater: 1013,
} as const;

/** The peer broke a rule of PROTOCOL.md; only its own connection ends. The message says which. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}
