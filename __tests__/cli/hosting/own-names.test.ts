import os from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { ownNames } from '../../../src/cli/hosting/own-names.ts';
import { createCertificate } from '../../../src/identity/create-certificate.ts';
import { createTestKey } from '../../helpers/test-identity.ts';

const machine = os.hostname().toLowerCase();

describe('[P73] a host is called', () => {
  it('what its machine is called', () => {
    const isOwn = ownNames({ bind: undefined, certificate: undefined });
    for (const name of [machine, `${machine}.local`, machine.split('.')[0] ?? '']) expect(isOwn(name)).toBe(true);
    for (const name of ['evil.example', `${machine}.evil.example`, '', 'local']) expect(isOwn(name)).toBe(false);
  });

  it('what it listens on', () => {
    const isOwn = ownNames({ bind: 'Chat.Lab.', certificate: undefined });
    expect([isOwn('chat.lab'), isOwn('lab')]).toEqual([true, false]);
  });

  it('what a certificate says that a person gave it', async () => {
    const names = ['chat.example.org', '192.168.1.7'];
    const certificate = await createCertificate(createTestKey(), { now: Date.now(), names });
    const isOwn = ownNames({ bind: undefined, certificate });
    expect([isOwn('chat.example.org'), isOwn('example.org'), isOwn('x.chat.example.org')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
