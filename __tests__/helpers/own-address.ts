import os from 'node:os';

/** By which this machine reaches itself, and which does not look like loopback: only there hosts are pinned. */
export const ownAddress: string =
  Object.values(os.networkInterfaces())
    .flat()
    .find((entry) => entry && !entry.internal && entry.family === 'IPv4')?.address ?? os.hostname();
