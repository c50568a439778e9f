/** Whether a host's name in an address means the machine that the browser is on. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./u.test(hostname);
}
