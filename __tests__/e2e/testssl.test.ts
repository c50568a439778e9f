import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, expect, it } from '@jest/globals';
import { cleanUp, createHome, startHostProcess } from '../helpers/executable.ts';
import { createTestCredentials } from '../helpers/test-identity.ts';
import { findFlaws, inspectPort } from '../helpers/testssl.ts';
import { describeWithTool } from '../helpers/tools.ts';

/** Half a minute on an idle machine. */
const timeoutMs = 280_000;

/**
 * Protocols, ciphers by category, forward secrecy, the server's preferences, its defaults with the certificate, what HTTP says, and
 * all vulnerabilities. Left out are those that give no verdict: what ciphers each client would get, and each cipher by itself.
 */
const checks = ['-p', '-s', '-f', '-P', '-S', '-h', '-U'];

/** What may be found, and why. */
const allowed: Readonly<Record<string, string>> = {
  cert_chain_of_trust: 'The certificate is self-signed: no authority knows a host of a LAN.',
  cert_revocation: 'Nor is there anybody who could revoke it.',
  DNS_CAArecord: 'A LAN address has no entry in the DNS that names an authority.',
  HSTS: 'Browsers take it only with a certificate that they trust.',
  BREACH: "The page's files are compressed; they are the same for everybody, and nothing secret is in them.",
  engine_problem: "OpenSSL's GOST engine is not installed, on the side that looks.",
  sessionresumption_ticket: 'OpenSSL 3 hangs up before the ticket is there, on the side that looks.',
};

/** Without these nothing has been looked at. */
const verdicts = ['TLS1_3', 'cipherlist_STRONG', 'PFS', 'cipher_order', 'cert_signatureAlgorithm', 'heartbleed', 'RC4'];

describeWithTool('testssl', '[P40] testssl.sh', () => {
  afterAll(cleanUp);

  it(
    'finds nothing at the port of a host but what every certificate without an authority has',
    async () => {
      const host = await startHostProcess(await createHome(), ['--memory']);
      const findings = await inspectPort(host.port, checks);
      await host.stop();
      expect(findFlaws(findings, Object.keys(allowed))).toEqual([]);
      const fine = findings.filter(({ severity }) => severity === 'OK').map(({ id }) => id);
      expect(fine).toEqual(expect.arrayContaining(verdicts));
    },
    timeoutMs,
  );

  it(
    'finds what is wrong with a server of old versions and ciphers',
    async () => {
      const credentials = await createTestCredentials();
      const old = {
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.2',
        ciphers: 'ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0',
      } as const;
      const server = tls.createServer({ ...credentials, ...old }, (socket) => socket.on('error', () => {}).end());
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const findings = await inspectPort((server.address() as AddressInfo).port, ['-p', '-s', '--assume-http']);
      server.close();
      const flaws = findFlaws(findings, Object.keys(allowed));
      expect(flaws).toEqual(expect.arrayContaining([expect.stringMatching(/^LOW TLS1:/u)]));
      expect(flaws).toEqual(expect.arrayContaining([expect.stringMatching(/cipherlist_AVERAGE:/u)]));
    },
    timeoutMs,
  );
});
