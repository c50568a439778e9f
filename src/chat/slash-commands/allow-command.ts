import { mistake, type SlashCommand } from './entry.ts';

export const allowCommand: SlashCommand = {
  names: ['allow'],
  argument: 'plaintext',
  summary: 'lets browsers in',
  details: [
    'For whoever hosts: browsers of this network then come in without encryption, until the host closes, and who is on the network can read along.',
  ],
  parse: (argument) =>
    argument.toLowerCase() === 'plaintext'
      ? { type: 'allow-plaintext' }
      : mistake('Say /allow plaintext to let browsers on this network in without encryption.'),
};
