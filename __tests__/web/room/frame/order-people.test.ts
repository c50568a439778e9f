import { expect, it } from '@jest/globals';
import type { Nick } from '../../../../src/chat/nick.ts';
import { orderPeople } from '../../../../src/web/room/frame/order-people.ts';

const nick = (name: string) => name as Nick;
const crowd = {
  nicks: new Set(['Zoe', 'bob', 'Ada', 'Élodie', 'Olga', 'Max2', 'Max10', 'Gone'].map(nick)),
  nick: 'Ada',
  roles: new Map([
    [nick('bob'), 'operator' as const],
    [nick('Olga'), 'owner' as const],
  ]),
  away: new Map([[nick('Gone'), 'lunch']]),
};

it('puts who is in charge first, who is away last, and the others as a dictionary would', () => {
  const ordered = orderPeople(crowd, new Map()).map((person) => person.nick);
  expect(ordered).toEqual(['Olga', 'bob', 'Ada', 'Élodie', 'Max2', 'Max10', 'Zoe', 'Gone']);
});

it('says of each what is known of them', () => {
  const people = orderPeople(crowd, new Map([['Ada', 'ada-key']]));
  const find = (name: string) => people.find((person) => person.nick === name);
  expect(find('Ada')).toEqual({ nick: 'Ada', by: 'ada-key', role: 'member', away: undefined, isOneself: true });
  expect(find('Gone')).toMatchObject({ by: undefined, away: 'lunch', isOneself: false });
  expect(find('Olga')?.role).toBe('owner');
});
