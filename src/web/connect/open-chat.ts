import type { Client } from '../../client/client.ts';
import { AttentionWatch } from '../../client/personal/attention-watch.ts';
import { ignoreIn } from '../../client/personal/ignoring.ts';
import { type Keep, openKeep } from '../keep/keep.ts';
import {
  dropTabSession,
  keepTabSession,
  leaveTabSession,
  type TabSession,
  takeTabSession,
} from '../keep/tab-session.ts';
import { tabStore } from '../keep/text-store.ts';
import { type ComingIn, comeIn } from './come-in.ts';
import { createPageClient } from './create-page-client.ts';
import { goOn } from './go-on.ts';
import { tradeInviteToken } from './invite-token.ts';
import { tellOfNewerPage } from './newer-page.ts';
import { watchPageLife } from './page-life.ts';

/** A chat that is open in the page. */
export interface WebChat {
  readonly client: Client;
  readonly keep: Keep;
  /** How far this person follows the rooms, and what came while they were away. */
  readonly attention: AttentionWatch;
  /** Whether nobody between here and the host reads along, as far as a page can know. */
  readonly isEncrypted: boolean;
  /** The page was loaded again, and it goes on where it was. */
  readonly isContinued: boolean;
  /** Leaves. */
  close(): void;
}

let invited: Promise<void> | undefined;

/**
 * Comes in under a nick; after the page was loaded again, as the client that was there before, in the same rooms. Rejects with a
 * `ClientError`.
 */
export async function openChat(nick: string, coming: ComingIn = {}): Promise<WebChat> {
  await redeemInvite();
  const session = takeTabSession(tabStore);
  const keep: Keep = openKeep({ ttlOf: (room) => client.rooms.get(room)?.ttlMs });
  const client = createPageClient({
    nick,
    lastSeen: keep.seen.read,
    ...(session && { clientId: session.clientId, continuation: session }),
  });
  ignoreIn(client, keep.ignoreList);
  const stopPuttingBack = session && putBackOnHide(session, client);
  try {
    await comeIn(client, coming);
    if (session) await goOn(client, { session, keep });
  } catch (error) {
    if (session) keepTabSession(tabStore, session);
    throw error;
  } finally {
    stopPuttingBack?.();
  }
  return beginChat(client, { keep, isContinued: session !== undefined });
}

/** A page that is loaded again before it has gone on leaves to the next what it has got itself. */
function putBackOnHide(session: TabSession, client: Client): () => void {
  const putBack = () => {
    const { lastNumber, resumeToken = session.resumeToken } = client.continuation;
    keepTabSession(tabStore, { ...session, lastNumber, resumeToken });
  };
  addEventListener('pagehide', putBack);
  return () => removeEventListener('pagehide', putBack);
}

/** Looks at what the host shows to whoever is not there: its rooms. Rejects with a `ClientError`; close it. */
export async function openObserver(): Promise<Client> {
  await redeemInvite();
  const client = createPageClient({ isJoining: false });
  await client.connect();
  return client;
}

function redeemInvite(): Promise<void> {
  invited ??= tradeInviteToken();
  return invited;
}

function beginChat(client: Client, { keep, isContinued }: Pick<WebChat, 'keep' | 'isContinued'>): WebChat {
  const attention = new AttentionWatch({
    client,
    store: keep.seen,
    now: () => performance.now(),
    isLooking: () => !document.hidden,
  });
  const stops = [keepNick(client, keep), tellOfNewerPage(client)];
  const stopWatching = watchPageLife({
    onHide: () => {
      keep.flush();
      attention.keep();
      if (client.view.link.type !== 'closed') leaveTabSession(tabStore, client);
    },
    onShow: () => {
      dropTabSession(tabStore);
      attention.lookAgain();
      client.retryNow();
    },
  });
  return {
    client,
    keep,
    attention,
    isEncrypted: location.protocol === 'https:',
    isContinued,
    close: () => {
      stopWatching();
      for (const stop of stops) stop();
      attention.end();
      keep.flush();
      client.close();
      dropTabSession(tabStore);
    },
  };
}

/** The host spells it, and the person may change it. */
function keepNick(client: Client, keep: Keep): () => void {
  let kept = '';
  const note = () => {
    const { nick } = client.view;
    if (nick === '' || nick === kept) return;
    kept = nick;
    keep.nick = nick;
  };
  note();
  return client.subscribe(note);
}
