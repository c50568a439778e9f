/** 128 bits in base64url, behind the 22 characters that name the host's key. [P62] */
const fragmentPattern = /^#[\w-]{22}\.([\w-]{22})(?:\/.*)?$/u;

interface Place {
  readonly origin: string;
  readonly hash: string;
  readonly pathname: string;
  readonly search: string;
}

/** Trades the token that an invite's link carries for a cookie, and takes it out of the address bar and the history. [P74] */
export async function tradeInviteToken(place: Place = location, pages: Pick<History, 'replaceState'> = history) {
  const token = fragmentPattern.exec(place.hash)?.[1];
  if (place.hash !== '') pages.replaceState(null, '', place.pathname + place.search);
  if (token === undefined) return;
  const headers = { 'Content-Type': 'application/json' };
  // Without it the hello is refused, which says why.
  await fetch(`${place.origin}/enter`, { method: 'POST', headers, body: JSON.stringify({ token }) }).catch(() => {});
}
