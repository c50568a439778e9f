import { describe, expect, it } from '@jest/globals';
import type { Chat } from '../../src/tui/chat.ts';
import {
  applyScreenAction,
  formatOpening,
  type Intention,
  type Screen,
  type ScreenAction,
} from '../../src/tui/screen-state.ts';

const chat = { place: '192.168.1.7:5050' } as Chat;
const host: Intention = { type: 'host' };
const joinSomewhere: Intention = { type: 'join', address: undefined };
const join: Intention = { type: 'join', address: '10.0.0.2' };

const menu: Screen = { type: 'menu' };
const inRoom: Screen = { type: 'in-room', chat };
const askingNick = (intention: Intention): Screen => ({ type: 'asking-nick', intention, nick: 'Ada' });
const askingAddress: Screen = { type: 'asking-address', nick: 'Ada', address: '' };
const opening = (intention: Intention): Screen => ({ type: 'opening', intention, nick: 'Ada' });

const nickGiven: ScreenAction = { type: 'nick-given', nick: 'Ada' };
const opened: ScreenAction = { type: 'opened', chat };
const wentBack: ScreenAction = { type: 'went-back' };
const failed: ScreenAction = { type: 'opening-failed', mistake: 'No.', isAboutNick: false };
const nickRefused: ScreenAction = { type: 'opening-failed', mistake: 'Taken.', isAboutNick: true };

describe('the way from the menu to the room', () => {
  it.each<[string, Screen, ScreenAction, Screen]>([
    ['a choice asks for the nick', menu, { type: 'intention-chosen', intention: host, nick: 'Ada' }, askingNick(host)],
    ['a nick opens the host', askingNick(host), nickGiven, opening(host)],
    ['a nick asks for the address', askingNick(joinSomewhere), nickGiven, askingAddress],
    ['a nick joins an address that is known', askingNick(join), nickGiven, opening(join)],
    ['an address opens', askingAddress, { type: 'address-given', address: '10.0.0.2' }, opening(join)],
    ['an open chat is entered', opening(join), opened, inRoom],
  ])('%s', (_, before, action, after) => {
    expect(applyScreenAction(before, action)).toEqual(after);
  });
});

describe('a host that is asked to let the person in', () => {
  const knocked: ScreenAction = { type: 'knocked', title: 'Lab\u001b' };
  const waiting = { ...opening(join), knockingAt: 'Lab\u001b' } as Extract<Screen, { type: 'opening' }>;

  it('is waited for, on the same way', () => {
    expect(applyScreenAction(opening(join), knocked)).toEqual(waiting);
    expect(formatOpening(waiting)).toBe('Waiting to be let in by the host of Lab␛…');
    expect(applyScreenAction(waiting, opened)).toEqual(inRoom);
    expect(applyScreenAction(waiting, failed)).toMatchObject({ type: 'asking-address', mistake: 'No.' });
    expect(applyScreenAction(waiting, wentBack)).toMatchObject({ type: 'asking-address' });
    expect(applyScreenAction(menu, knocked)).toBe(menu);
  });
});

const changed = { identity: 'i', question: 'Join it?' };
const askingNewHost: Screen = { type: 'asking-new-host', nick: 'Ada', address: '10.0.0.2', ...changed };
const newHostFound: ScreenAction = { type: 'new-host-found', ...changed };

describe('another host than was met', () => {
  it.each<[string, Screen, ScreenAction, Screen]>([
    ['is asked about', opening(join), newHostFound, askingNewHost],
    [
      'is joined, it and no third one, when that is wanted',
      askingNewHost,
      { type: 'new-host-accepted' },
      opening({ type: 'join', address: '10.0.0.2', acceptedIdentity: 'i' }),
    ],
    [
      'leads back to the address',
      askingNewHost,
      wentBack,
      { type: 'asking-address', nick: 'Ada', address: '10.0.0.2' },
    ],
    ['is not accepted where nobody asked', menu, { type: 'new-host-accepted' }, menu],
    ['found too late changes nothing', inRoom, newHostFound, inRoom],
  ])('%s', (_, before, action, after) => {
    expect(applyScreenAction(before, action)).toEqual(after);
  });
});

describe('while a chat opens', () => {
  it.each([
    ['10.0.0.2', 'Connecting to 10.0.0.2…'],
    ['pychat://10.0.0.2:5050/#abc/K7QMX', 'Connecting to 10.0.0.2:5050…'],
    [' PYCHAT://[fe80::1]:5050#abc', 'Connecting to [fe80::1]:5050…'],
    ['otter-lamp-42@10.0.0.2', 'Connecting to 10.0.0.2…'],
    ['Otter Lamp 42 @ [fe80::1%a@b]:80', 'Connecting to [fe80::1%a@b]:80…'],
    ['fe80::1%a@b', 'Connecting to fe80::1%a@b…'],
  ])('of %j only the place is shown', (address, shown) => {
    expect(formatOpening({ type: 'opening', intention: { type: 'join', address }, nick: 'Ada' })).toBe(shown);
  });
});

describe('what goes wrong, or is thought better of', () => {
  it.each<[string, Screen, ScreenAction, Screen]>([
    ['a host that cannot open goes to the menu', opening(host), failed, { type: 'menu', mistake: 'No.' }],
    [
      'a host that is not reached asks for the address again, filled in',
      opening(join),
      failed,
      { type: 'asking-address', nick: 'Ada', address: '10.0.0.2', mistake: 'No.' },
    ],
    [
      'a refused nick asks for another, and remembers where to',
      opening(join),
      nickRefused,
      { type: 'asking-nick', intention: join, nick: 'Ada', mistake: 'Taken.' },
    ],
    [
      "a refused nick of the host's own asks for another",
      opening(host),
      nickRefused,
      { type: 'asking-nick', intention: host, nick: 'Ada', mistake: 'Taken.' },
    ],
    ['back from the nick', askingNick(host), wentBack, menu],
    ['back from the address', askingAddress, wentBack, menu],
    ['back from opening a host', opening(host), wentBack, menu],
    ['back from connecting', opening(join), wentBack, { type: 'asking-address', nick: 'Ada', address: '10.0.0.2' }],
  ])('%s', (_, before, action, after) => {
    expect(applyScreenAction(before, action)).toEqual(after);
  });

  it.each<[string, Screen, ScreenAction]>([
    ['a nick in the menu', menu, nickGiven],
    ['an address in the menu', menu, { type: 'address-given', address: '10.0.0.2' }],
    ['a failure in the room', inRoom, failed],
    ['a chat that opens after all, when one has gone back', menu, opened],
    ['going back from the menu', menu, wentBack],
    ['going back from the room', inRoom, wentBack],
  ])('%s changes nothing', (_, screen, action) => {
    expect(applyScreenAction(screen, action)).toBe(screen);
  });
});
