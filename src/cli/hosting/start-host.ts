import os from 'node:os';
import { localNetworks } from '../../discovery/local-networks.ts';
import type { CurrentInvite } from '../../host/entry/invites.ts';
import type { Limits } from '../../host/limits.ts';
import type { MetricsPolicy } from '../../host/metrics/metrics-policy.ts';
import type { Listener, ListenerParts } from '../../host/port/listener.ts';
import { type Knock, PlaintextGate } from '../../host/port/plaintext-gate.ts';
import type { PlaintextPolicy } from '../../host/port/plaintext-policy.ts';
import { type Identity, identityOf } from '../../identity/identity.ts';
import { keyIdOf } from '../../identity/person-key.ts';
import { formatAddress } from '../../protocol/address.ts';
import type { Retention } from '../../storage/room-log.ts';
import type { Connection } from '../../transport/connection.ts';
import { createMemoryPair } from '../../transport/memory-pair.ts';
import { openOwnKey } from '../own-key.ts';
import { pychatVersion } from '../version.ts';
import { reachableHostnames } from './bound-address.ts';
import { type CertificateFiles, openHostCertificate, publicKeyIn, renewDaily } from './host-certificate.ts';
import { openHostWeb } from './host-web.ts';
import { type OpenedHost, openHost } from './open-host.ts';
import { openPort } from './open-port.ts';
import { announceHost } from './running-hosts.ts';

/** How to host. Without a port: pychat's usual one or the next free one. */
export interface HostOptions {
  readonly port: number | undefined;
  /** Listen on this address only. */
  readonly bind: string | undefined;
  /** Undefined: the machine's name. */
  readonly title: string | undefined;
  /** Undefined: nothing on disk. */
  readonly dataFolder: string | undefined;
  readonly isDurable: boolean;
  /** How much of its rooms it keeps. */
  readonly retention: Retention;
  readonly limits: Limits;
  /** Lets in only who has its code or an invite, or whom somebody in charge lets in. */
  readonly isPrivate: boolean;
  /** Undefined: `ask` where there is somebody to be asked, else `loopback`. */
  readonly plaintext: PlaintextPolicy | undefined;
  /** Undefined: a certificate of its own, over the person's key. */
  readonly certificateFiles: CertificateFiles | undefined;
  readonly metrics: MetricsPolicy;
}

/** A host that listens. */
export interface StartedHost {
  readonly port: number;
  /** Where others reach it, best first. */
  readonly addresses: readonly string[];
  /** What browsers open, at the best of the addresses. */
  readonly url: string;
  readonly title: string;
  /** What its TLS proves to be, and the id that invites carry. */
  readonly identity: Identity;
  readonly keyId: string;
  readonly isPrivate: boolean;
  /** What lets others in now: the code for everybody, which is another one later; for links the token of a private host. */
  invite(): CurrentInvite;
  /** A connection from inside this process. */
  dial(): Promise<Connection>;
  /** Whether others than this machine may come in without encryption. */
  readonly isOpenToPlaintext: boolean;
  /** From now on browsers of the network may come in without encryption; false where that was ruled out. */
  allowPlaintext(): boolean;
  /** Tells everybody, then stops. */
  close(): Promise<void>;
}

/** What a host asks of the program around it. */
export interface HostSurroundings {
  /** Is told of what went wrong while it served; it goes on. */
  reportFailure(message: string): void;
  /** Is told of the first that wants in without encryption. Without it nobody can be asked. */
  onKnock?(knock: Knock): void;
  /** Is told when another code has taken the place of the common one, as that was guessed at too often. */
  onCodeReplaced?(): void;
}

/** Opens log, host and port; throws a `PychatError` that says what is in the way. */
export async function startHost(options: HostOptions, surroundings: HostSurroundings): Promise<StartedHost> {
  const { bind, title = os.hostname(), certificateFiles: files } = options;
  const personKey = openOwnKey();
  const openCertificate = () => openHostCertificate(personKey, { files, bind });
  const credentials = await openCertificate();
  const opened = await openHost({ ...options, title, ownerPublicKey: personKey.publicKey }, surroundings);
  const { host, hostLog } = opened;
  const plaintext = createPlaintextGate(options, surroundings);
  const certificate = files && credentials.cert;
  const listener = await listenFor(opened, { ...options, title, certificate, credentials, plaintext }).catch(
    async (error) => {
      await host.close();
      hostLog.close();
      throw error;
    },
  );
  const { port } = listener;
  const addresses = reachableHostnames(bind);
  const retract = announce(opened, { ...options, title, port, addresses });
  const stopRenewing = renewDaily(openCertificate, { renew: listener.renew, reportFailure: opened.report });
  const publicKey = publicKeyIn(credentials);
  return {
    port,
    addresses,
    url: formatUrl({ port, addresses }, plaintext),
    title,
    identity: identityOf(publicKey),
    keyId: keyIdOf(publicKey),
    isPrivate: options.isPrivate,
    invite: () => host.invite,
    dial: async () => {
      const pair = createMemoryPair();
      host.accept(pair.host);
      return pair.client;
    },
    get isOpenToPlaintext() {
      return plaintext.isOpenTo('web');
    },
    allowPlaintext: () => plaintext.allow('web'),
    close: async () => {
      stopRenewing();
      retract();
      await Promise.all([listener.close(), host.close()]);
      hostLog.record({ type: 'host-stopped' });
      hostLog.close();
    },
  };
}

function createPlaintextGate({ plaintext }: HostOptions, { onKnock }: HostSurroundings): PlaintextGate {
  if (onKnock) return new PlaintextGate({ policy: plaintext ?? 'ask', onKnock, localNetworks });
  const policy = plaintext === undefined || plaintext === 'ask' ? 'loopback' : plaintext;
  return new PlaintextGate({ policy, onKnock: () => {}, localNetworks });
}

/** Without encryption where that is, or can be, let in: browsers do not warn of a certificate there. */
function formatUrl({ addresses, port }: Pick<StartedHost, 'addresses' | 'port'>, plaintext: PlaintextGate): string {
  const [hostname = '127.0.0.1'] = addresses;
  return `${plaintext.canOpenTo('web') ? 'http' : 'https'}://${formatAddress({ hostname, port })}/`;
}

type ListeningHost = HostOptions & Pick<StartedHost, 'port' | 'addresses' | 'title'>;

/** Tells the log file and the other commands of this machine; call the result when it ends. */
function announce({ hostLog }: OpenedHost, { port, addresses, title, bind, dataFolder }: ListeningHost): () => void {
  const kept = dataFolder !== undefined && { dataFolder };
  hostLog.record({ type: 'host-started', title, port, addresses, version: pychatVersion, ...kept });
  hostLog.flush();
  return announceHost({ pid: process.pid, port, title, ...(bind !== undefined && { bind }), ...kept });
}

type Listening = Omit<HostOptions, 'plaintext'> &
  Pick<StartedHost, 'title'> &
  Pick<ListenerParts, 'credentials' | 'plaintext'> & { readonly certificate: string | undefined };

async function listenFor({ host, hostLog, report }: OpenedHost, options: Listening): Promise<Listener> {
  let listener: Listener | undefined;
  const { tally } = host;
  const sources = { tally, census: () => host.census(), bytesSent: () => listener?.bytesSent ?? 0 };
  const parts = {
    ...options,
    web: await openHostWeb({ ...options, reportFailure: report }, sources),
    now: () => performance.now(),
    accept: host.accept.bind(host),
    record: hostLog.record.bind(hostLog),
  };
  listener = await openPort(parts, options);
  return listener;
}
