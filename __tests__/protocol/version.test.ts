import { describe, expect, it } from '@jest/globals';
import { chooseVersion, formatVersionMistake, protocolVersions } from '../../src/protocol/version.ts';

const newest = Math.max(...protocolVersions);
const oldest = Math.min(...protocolVersions);

describe('chooseVersion', () => {
  it('[P1] takes the version that both speak', () => {
    expect(chooseVersion([newest])).toBe(newest);
  });

  it('[P1] takes the newest that both speak, whatever else the host speaks and in what order', () => {
    expect(chooseVersion([oldest - 1, newest, newest + 1, newest + 2])).toBe(newest);
  });

  it('[P3] asks to update this machine when the host is newer', () => {
    expect(chooseVersion([newest + 1, newest + 2])).toEqual({
      mistake:
        `The host speaks version ${newest + 1}, ${newest + 2} of the pychat protocol, this client ${protocolVersions.join(', ')}. ` +
        'Update pychat on this machine.',
    });
  });

  it('[P3] asks to update the host when it is older', () => {
    expect(chooseVersion([oldest - 1])).toMatchObject({
      mistake: expect.stringMatching(/Update pychat on the host\.$/u),
    });
  });
});

describe('formatVersionMistake', () => {
  it('[P3] says which side to update from the host, too', () => {
    const versions = { hostVersions: [2], clientVersions: [1] };
    expect(formatVersionMistake({ ...versions, isHostNewer: true })).toMatch(/on this machine\.$/u);
    expect(formatVersionMistake({ ...versions, isHostNewer: false })).toMatch(/on the host\.$/u);
  });
});
