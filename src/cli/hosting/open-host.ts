import { randomBytes, randomInt } from 'node:crypto';
import type { KeyId } from '../../chat/author.ts';
import { Host } from '../../host/host.ts';
import type { Limits } from '../../host/limits.ts';
import { verifyKeyProof } from '../../identity/key-proof.ts';
import { keyIdOf } from '../../identity/person-key.ts';
import type { Retention } from '../../storage/room-log.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { HostLog } from '../log/host-log.ts';
import { troubleOf } from '../log/log-entry.ts';
import { PychatError } from '../pychat-error.ts';
import { software } from '../version.ts';
import { openLog } from './open-log.ts';

const msPerHour = 3_600_000;

/** A host that has no port yet, and the log file that it writes. */
export interface OpenedHost {
  readonly host: Host;
  readonly hostLog: HostLog;
  /** Tells of what went wrong, here and in the log file. */
  report(error: unknown): void;
}

interface RoomOptions {
  readonly title: string;
  /** Undefined: nothing on disk. */
  readonly dataFolder: string | undefined;
  readonly isDurable: boolean;
  readonly retention: Retention;
  readonly limits: Limits;
  readonly isPrivate: boolean;
  /** Of the person whose host it is: SPKI, DER, base64url. */
  readonly ownerPublicKey: string;
}

/** Opens the rooms; throws a `PychatError` that says what is in the way. */
export async function openHost(
  options: RoomOptions,
  { reportFailure, onCodeReplaced }: { reportFailure(message: string): void; onCodeReplaced?(): void },
): Promise<OpenedHost> {
  const log = openLog(options);
  const hostLog = HostLog.open(reportFailure);
  const report = (error: unknown) => {
    const failure = troubleOf('failed', error);
    hostLog.record(failure);
    reportFailure(failure.message);
  };
  try {
    const record = hostLog.record.bind(hostLog);
    const host = await Host.open({ ...hostParts(options), log, reportFailure: report, record, onCodeReplaced });
    return { host, hostLog, report };
  } catch (error) {
    await log.close();
    hostLog.close();
    throw error instanceof StorageError ? new PychatError('failed', error.message, { cause: error }) : error;
  }
}

function hostParts({ title, isPrivate, limits, retention, ownerPublicKey }: RoomOptions) {
  return {
    title,
    isPrivate,
    limits,
    retention,
    ownerKey: keyIdOf(ownerPublicKey) as KeyId,
    emptyRoomMs: limits.emptyRoomHours * msPerHour,
    native: { software, createNonce: random128, verifyKeyProof, keyIdOf },
    createToken: random128,
    random: () => randomInt(2 ** 32) / 2 ** 32,
    clock: Date.now,
    now: () => performance.now(),
  };
}

function random128(): string {
  return randomBytes(16).toString('base64url');
}
