import { describe, expect, it } from '@jest/globals';
import { bugExitCode, type ErrorCode, exitCodes } from '../../src/cli/pychat-error.ts';

/** DESIGN.md §2. */
const designed: Readonly<Record<ErrorCode, number>> = {
  failed: 1,
  'taken-over': 1,
  kicked: 5,
  'host-closed': 1,
  usage: 2,
  'no-host': 2,
  'cannot-listen': 3,
  unreachable: 4,
  refused: 5,
  version: 5,
  'host-changed': 6,
  impostor: 6,
  protocol: 7,
  'not-pychat': 7,
  interrupted: 130,
};

describe('the exit code', () => {
  it.each(Object.entries(designed))('of %s is %i', (code, exitCode) => {
    expect(exitCodes[code as ErrorCode]).toBe(exitCode);
  });

  it('is never 0 for an error, and 70 only for a defect', () => {
    expect(Object.keys(exitCodes).sort()).toEqual(Object.keys(designed).sort());
    expect(Object.values(exitCodes)).not.toContain(0);
    expect(Object.values(exitCodes)).not.toContain(bugExitCode);
    expect(bugExitCode).toBe(70);
  });
});
