/**
 * Whom a host lets in without encryption: nobody, this machine, browsers of the local networks (`web`), everybody there
 * (`lan`). `ask` is `loopback` until the host has said yes to whoever knocked.
 */
export type PlaintextPolicy = (typeof plaintextPolicies)[number];

export const plaintextPolicies = ['off', 'loopback', 'ask', 'web', 'lan'] as const;
