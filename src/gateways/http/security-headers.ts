import type { PageOrigin } from './page-origin.ts';

const unused = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'serial', 'usb'];

/** What every answer says, so that nothing but the page itself runs in it, frames it or reads it. */
export function securityHeaders(origin: PageOrigin | undefined): Record<string, string> {
  return {
    'Content-Security-Policy': formatPolicy(origin),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
    'Cross-Origin-Resource-Policy': 'same-origin',
    // Without encryption browsers leave it out of account, and say so in their console.
    ...(origin?.isEncrypted && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
  };
}

function formatPolicy(origin: PageOrigin | undefined): string {
  return [
    "default-src 'self'",
    `connect-src ${connectSources(origin).join(' ')}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Older browsers do not count a WebSocket to the page's own origin as `'self'`. A policy cannot name IPv6 addresses. */
function connectSources(origin: PageOrigin | undefined): string[] {
  if (!origin || origin.authority.startsWith('[')) return ["'self'"];
  return ["'self'", `${origin.isEncrypted ? 'wss' : 'ws'}://${origin.authority}`];
}
