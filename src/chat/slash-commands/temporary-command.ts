import { isRefusal } from '../refusal.ts';
import { defaultTtlMs, parseTtl } from '../ttl.ts';
import { type Entry, mistake, type SlashCommand } from './entry.ts';

const example = '/temp 10s hello';

export const temporaryCommand: SlashCommand = {
  names: ['temp'],
  argument: '[TIME] TEXT | on [TIME] | off',
  summary: 'says what vanishes again',
  details: [
    'It lives for a time such as 10s, 5m or 1h, from a second to a day; 10 s where none is given. It is never written to any disk.',
    '/temp on 30s makes all that you say here temporary, until /temp off.',
  ],
  parse: (argument) => {
    const [, word = '', rest = ''] = /^(on|off)(?:\s+(.*))?$/isu.exec(argument) ?? [];
    if (word.toLowerCase() === 'on') return parseOn(rest);
    if (word.toLowerCase() === 'off') {
      return rest === '' ? { type: 'set-ttl', ttlMs: undefined } : mistake('That is all it takes: /temp off');
    }
    return parseSaid(argument);
  },
};

function parseOn(time: string): Entry {
  const ttlMs = time === '' ? defaultTtlMs : parseTtl(time);
  return isRefusal(ttlMs) ? mistake(`${ttlMs.message} For example: /temp on 30s`) : { type: 'set-ttl', ttlMs };
}

/** What begins with a digit or a sign is meant as a time; so is a word alone, as there would be nothing to say. */
function parseSaid(argument: string): Entry {
  if (argument === '') return mistake(`Say how long, and what: ${example}`);
  const [, time = '', text = ''] = /^(\S+(?:\s+[smh](?=\s))?)(?:\s+(.*))?$/su.exec(argument) ?? [];
  const isTime = /^[\d.+-]/u.test(time.normalize('NFKC')) || text === '';
  if (!isTime) return { type: 'say-temporarily', text: argument, ttlMs: defaultTtlMs };
  const ttlMs = parseTtl(time);
  if (isRefusal(ttlMs)) return mistake(`${ttlMs.message} Then comes what to say: ${example}`);
  if (text === '') return mistake(`Say what, after the time: ${example}`);
  return { type: 'say-temporarily', text, ttlMs };
}
