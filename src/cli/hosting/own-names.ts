import { X509Certificate } from 'node:crypto';
import os from 'node:os';

/** By what names browsers may call a host: the machine's, the one it listens on, and those of a certificate that a person brought. [P73] */
export function ownNames({
  bind,
  certificate,
}: {
  readonly bind: string | undefined;
  /** PEM. */
  readonly certificate: string | undefined;
}): (hostname: string) => boolean {
  const machine = os.hostname().toLowerCase();
  const [short = machine] = machine.split('.');
  const names = new Set([machine, `${machine}.local`, short, `${short}.local`]);
  if (bind !== undefined) names.add(bind.toLowerCase().replace(/\.$/u, ''));
  const certified = certificate === undefined ? undefined : new X509Certificate(certificate);
  return (hostname) => names.has(hostname) || certified?.checkHost(hostname) !== undefined;
}
