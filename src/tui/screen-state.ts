import { formatKnocking } from '../client/knocks.ts';
import type { Chat } from './chat.ts';

/** What a person is about to do. */
export type Intention =
  | { readonly type: 'host' }
  | { readonly type: 'join'; readonly address: string | undefined; readonly acceptedIdentity?: string };

/** Which screen is shown. A `mistake` is what went wrong just before, as a sentence. */
export type Screen =
  | { readonly type: 'menu'; readonly mistake?: string }
  | { readonly type: 'asking-nick'; readonly intention: Intention; readonly nick: string; readonly mistake?: string }
  | { readonly type: 'asking-address'; readonly nick: string; readonly address: string; readonly mistake?: string }
  /** Another host answers there than was met. */
  | ({ readonly type: 'asking-new-host'; readonly nick: string; readonly address: string } & NewHost)
  /** `knockingAt`: the host of that title was asked to let the person in. */
  | { readonly type: 'opening'; readonly intention: Intention; readonly nick: string; readonly knockingAt?: string }
  | { readonly type: 'in-room'; readonly chat: Chat };

interface NewHost {
  readonly identity: string;
  /** May have two lines. */
  readonly question: string;
}

export type ScreenAction =
  | { readonly type: 'intention-chosen'; readonly intention: Intention; readonly nick: string }
  | { readonly type: 'nick-given'; readonly nick: string }
  | { readonly type: 'address-given'; readonly address: string }
  | { readonly type: 'knocked'; readonly title: string }
  | { readonly type: 'opened'; readonly chat: Chat }
  | { readonly type: 'opening-failed'; readonly mistake: string; readonly isAboutNick: boolean }
  | ({ readonly type: 'new-host-found' } & NewHost)
  | { readonly type: 'new-host-accepted' }
  | { readonly type: 'went-back' };

/** The next screen. Pure; an action that does not fit the screen changes nothing. */
export function applyScreenAction(screen: Screen, action: ScreenAction): Screen {
  switch (action.type) {
    case 'intention-chosen':
      return { type: 'asking-nick', intention: action.intention, nick: action.nick };
    case 'nick-given':
      return screen.type === 'asking-nick' ? afterNick(screen.intention, action.nick) : screen;
    case 'address-given': {
      if (screen.type !== 'asking-address') return screen;
      return { type: 'opening', intention: { type: 'join', address: action.address }, nick: screen.nick };
    }
    case 'knocked':
      return screen.type === 'opening' ? { ...screen, knockingAt: action.title } : screen;
    case 'opened':
      return screen.type === 'opening' ? { type: 'in-room', chat: action.chat } : screen;
    case 'opening-failed':
      return screen.type === 'opening' ? afterFailure(screen, action) : screen;
    case 'new-host-found':
      return screen.type === 'opening' ? askAboutHost(screen, action) : screen;
    case 'new-host-accepted':
      return screen.type === 'asking-new-host' ? joinNewHost(screen) : screen;
    case 'went-back':
      return goBack(screen);
  }
}

/** What is being done while a chat opens. */
export function formatOpening({ intention, knockingAt }: Extract<Screen, { type: 'opening' }>): string {
  if (knockingAt !== undefined) return formatKnocking(knockingAt);
  return intention.type === 'host' ? 'Opening the chat…' : `Connecting to ${placeIn(intention.address ?? '')}…`;
}

/** Of an invite or a code only where it leads. */
function placeIn(address: string): string {
  return address
    .trim()
    .replace(/^[a-z]+:\/\/([^/#]*).*$/isu, '$1')
    .replace(/^[^@:]*@\s*/u, '');
}

function askAboutHost(
  { intention, nick }: Extract<Screen, { type: 'opening' }>,
  { question, identity }: NewHost,
): Screen {
  const address = intention.type === 'join' ? (intention.address ?? '') : '';
  return { type: 'asking-new-host', nick, address, question, identity };
}

function joinNewHost({ nick, address, identity }: Extract<Screen, { type: 'asking-new-host' }>): Screen {
  return { type: 'opening', intention: { type: 'join', address, acceptedIdentity: identity }, nick };
}

function afterNick(intention: Intention, nick: string): Screen {
  if (intention.type === 'join' && intention.address === undefined)
    return { type: 'asking-address', nick, address: '' };
  return { type: 'opening', intention, nick };
}

function goBack(screen: Screen): Screen {
  switch (screen.type) {
    case 'asking-nick':
    case 'asking-address':
      return { type: 'menu' };
    case 'asking-new-host':
      return { type: 'asking-address', nick: screen.nick, address: screen.address };
    case 'opening':
      return screen.intention.type === 'host'
        ? { type: 'menu' }
        : { type: 'asking-address', nick: screen.nick, address: screen.intention.address ?? '' };
    case 'menu':
    case 'in-room':
      return screen;
  }
}

function afterFailure(
  { intention, nick }: Extract<Screen, { type: 'opening' }>,
  { mistake, isAboutNick }: { mistake: string; isAboutNick: boolean },
): Screen {
  if (isAboutNick) return { type: 'asking-nick', intention, nick, mistake };
  if (intention.type === 'host') return { type: 'menu', mistake };
  return { type: 'asking-address', nick, address: intention.address ?? '', mistake };
}
