/** How private a chat is: by the connection of this page, and by those of the others who are here. */
export interface Privacy {
  readonly isEncrypted: boolean;
  /** Somebody is here whose connection can be read along on the network. */
  readonly isExposed: boolean;
}

/** In a word or two. */
export function formatPrivacy({ isEncrypted, isExposed }: Privacy): string {
  if (!isEncrypted) return 'not encrypted';
  return isExposed ? 'not all encrypted' : 'encrypted';
}

/** What there is to warn of, as a sentence; empty where there is nothing. */
export function formatPrivacyWarning({ isEncrypted, isExposed }: Privacy): string {
  if (!isEncrypted) return 'This page is not encrypted: others on this network can read along, or change it.';
  return isExposed ? 'Somebody is here without encryption: others on this network can read along.' : '';
}

/** Where the same page is encrypted, if it is not here; undefined where it is. */
export function encryptedAddress({
  protocol,
  host,
  pathname,
}: Pick<Location, 'protocol' | 'host' | 'pathname'>): string | undefined {
  return protocol === 'http:' ? `https://${host}${pathname}` : undefined;
}
