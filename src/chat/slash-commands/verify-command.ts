import { mistake, type SlashCommand } from './entry.ts';

export const verifyCommand: SlashCommand = {
  names: ['verify'],
  argument: '[yes]',
  summary: 'shows who the host is',
  details: [
    "Six words stand for the host's key. Where the host's own screen shows the same, nobody stands between: /verify yes",
  ],
  parse: (argument) => {
    if (argument === '') return { type: 'verify', isSame: false };
    if (/^y(?:es)?$/iu.test(argument)) return { type: 'verify', isSame: true };
    return mistake('Say /verify to see the six words, and /verify yes if they are the same.');
  },
};
