import { formatVerification } from '../trust.ts';
import type { Performers } from './entry-parts.ts';

export const trustEntries: Performers<'verify'> = {
  verify: ({ isSame }, { client, parts }) => {
    const { hostTrust } = parts;
    if (!hostTrust) return parts.onRefused('Nothing is known of who the host is.');
    if (!isSame || hostTrust.trust.type !== 'unverified')
      return parts.notice(formatVerification(hostTrust.trust, client.view.isExposed));
    if (hostTrust.pin()) return parts.notice('Kept: from now on pychat tells you when another host answers here.');
    parts.notice('Good for now. It could not be kept for the next time.', 'mistake');
  },
};
