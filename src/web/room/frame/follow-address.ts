import type { RoomId } from '../../../chat/room-id.ts';
import type { Client } from '../../../client/client.ts';
import { formatRoomLabel } from '../../../client/rooms/room-label.ts';
import { formatRoute, parseRoute, routeOf } from '../../route.ts';
import type { Go } from '../../use-route.ts';

interface AddressParts {
  readonly client: Client;
  readonly go: Go;
  /** Resolves once the room is shown, or it was told why not. */
  open(name: string): Promise<void>;
  /** Somebody went back home. */
  onLeave(): void;
}

/** Keeps the address and the shown room the same, at once: whichever changes, the other follows. Returns how to stop. */
export function followAddress({ client, go, open, onLeave }: AddressParts): () => void {
  let known = findPlace(client);
  const show = (isReplacing: boolean) => {
    if (known.path !== location.pathname) go(parseRoute(known.path), isReplacing);
  };
  // The room takes the place of the address that led to it; from home there is a way back.
  show(parseRoute(location.pathname).type !== 'home');
  const stop = client.subscribe(() => {
    const { room, path } = known;
    known = findPlace(client);
    // Under another name it is still the same place.
    if (known.path !== path) show(known.room === room);
  });
  const follow = async () => {
    const route = parseRoute(location.pathname);
    if (route.type === 'home') return onLeave();
    if (location.pathname !== known.path) await open(route.room);
    // It may not have been opened.
    show(true);
  };
  const onPop = () => void follow();
  addEventListener('popstate', onPop);
  return () => {
    stop();
    removeEventListener('popstate', onPop);
  };
}

function findPlace({ view: { info, nick }, own }: Client): { readonly room: RoomId; readonly path: string } {
  const label = formatRoomLabel(info, { keyId: own.keyId, nick });
  return { room: info.id, path: formatRoute(routeOf(info, label)) };
}
