import { formatAddress, parseAddress } from '../protocol/address.ts';
import type { Chat, ChatDoors } from '../tui/chat.ts';
import { runApp } from '../tui/run-app.tsx';
import type { Intention, Screen } from '../tui/screen-state.ts';
import { createClient } from './create-client.ts';
import { dial } from './dial.ts';
import { chooseHostOptions } from './host-options.ts';
import { PychatError } from './pychat-error.ts';
import { chooseNick, keepNick } from './settings.ts';
import { type HostOptions, type StartedHost, startHost } from './start-host.ts';
import { readAddress } from './target.ts';

/** Where the screen begins. */
export interface ScreenStart {
  readonly start: { readonly type: 'menu' } | Intention;
  /** Given with a flag: not asked for. */
  readonly nick: string | undefined;
  /** Default: as the environment and the config file say. */
  readonly hostOptions?: HostOptions;
}

/** Runs the terminal screen from the menu, or from what was asked for, until the person leaves. */
export async function runScreen({ start, nick, hostOptions }: ScreenStart): Promise<void> {
  const suggestedNick = chooseNick(nick);
  const options = hostOptions ?? chooseHostOptions({});
  let chat: Chat | undefined;
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interruption.abort(signal));
  await runApp(
    {
      doors: openDoors(options),
      first: firstScreen(start, { suggestedNick, isNickGiven: nick !== undefined }),
      suggestedNick,
      checkAddress: (text) => {
        const address = parseAddress(text);
        return 'mistake' in address ? address.mistake : undefined;
      },
      onOpen: (opened) => {
        chat = opened;
        keepNick(opened.client.view.nick);
      },
    },
    { signal: interruption.signal },
  );
  await chat?.close();
  if (interruption.signal.aborted) throw new PychatError('interrupted', `Ended by ${interruption.signal.reason}.`);
}

function firstScreen(start: ScreenStart['start'], { suggestedNick, isNickGiven }: { suggestedNick: string; isNickGiven: boolean }): Screen {
  if (start.type === 'menu') return { type: 'menu' };
  if (!isNickGiven) return { type: 'asking-nick', intention: start, nick: suggestedNick };
  if (start.type === 'join' && start.address === undefined) return { type: 'asking-address', nick: suggestedNick, address: '' };
  return { type: 'opening', intention: start, nick: suggestedNick };
}

function openDoors(options: HostOptions): ChatDoors {
  return {
    host: async (nick) => {
      const host = await startHost({ ...options, title: options.title ?? `${nick}'s chat` }).catch((error) => {
        throw error instanceof PychatError && error.hint ? new Error(`${error.message}\n${error.hint}`, { cause: error }) : error;
      });
      const client = createClient({ dial: host.dial, nick });
      await client.connect();
      client.notice(formatWelcome(host));
      const close = async () => {
        client.close();
        await host.close();
      };
      return { client, place: placesOf(host)[0] ?? '', isHost: true, close };
    },
    join: async (text, nick) => {
      const address = readAddress(text);
      const client = createClient({ dial: () => dial(address), nick });
      await client.connect();
      return { client, place: formatAddress(address), isHost: false, close: async () => client.close() };
    },
  };
}

function placesOf({ addresses, port }: StartedHost): string[] {
  return addresses.map((hostname) => formatAddress({ hostname, port }));
}

function formatWelcome(host: StartedHost): string {
  const [best = '', ...others] = placesOf(host);
  const also = others.length > 0 ? `\nIf that does not work: ${others.join('  ')}` : '';
  return `You are hosting "${host.title}". Others run pychat, press 2 and enter  ${best}${also}\n/help shows what you can do; exit closes the chat.`;
}
