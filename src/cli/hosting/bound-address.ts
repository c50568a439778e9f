import { localAddresses } from '../../discovery/local-address.ts';

/** The address by which this machine reaches a host that listens on `bind`. */
export function localHostname(bind: string | undefined): string {
  return isAnyAddress(bind) ? '127.0.0.1' : bind;
}

/** The addresses by which others reach a host that listens on `bind`, best first. */
export function reachableHostnames(bind: string | undefined): string[] {
  if (!isAnyAddress(bind)) return [bind];
  const all = localAddresses().filter(({ address }) => bind !== '0.0.0.0' || !address.includes(':'));
  // Others cannot use link-local addresses without a zone of their own.
  const reachable = all.filter(({ kind }) => kind !== 'link-local');
  return (reachable.length > 0 ? reachable : all).map(({ address }) => address);
}

function isAnyAddress(bind: string | undefined): bind is undefined | '0.0.0.0' | '::' {
  return bind === undefined || bind === '0.0.0.0' || bind === '::';
}
