/** The protocol versions that this pychat speaks, newest first. */
export const protocolVersions: readonly number[] = [1];

/** The WebSocket subprotocol of every version: a host of another version can still say so in words. */
export const subprotocol = 'pychat';

/** The newest version that both sides speak, or what to tell the person when there is none. */
export function chooseVersion(hostVersions: readonly number[]): number | { readonly mistake: string } {
  const common = protocolVersions.find((version) => hostVersions.includes(version));
  if (common !== undefined) return common;
  const isHostNewer = Math.max(...hostVersions) > Math.max(...protocolVersions);
  return { mistake: formatVersionMistake({ isHostNewer, hostVersions, clientVersions: protocolVersions }) };
}

/** One sentence that says which side to update. */
export function formatVersionMistake(versions: {
  readonly isHostNewer: boolean;
  readonly hostVersions: readonly number[];
  readonly clientVersions: readonly number[];
}): string {
  const { isHostNewer, hostVersions, clientVersions } = versions;
  return (
    `The host speaks version ${hostVersions.join(', ')} of the pychat protocol, this client ${clientVersions.join(', ')}. ` +
    `Update pychat on ${isHostNewer ? 'this machine' : 'the host'}.`
  );
}
