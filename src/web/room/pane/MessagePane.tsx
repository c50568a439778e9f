import { useEffect, useMemo, useRef } from 'react';
import { Virtualizer } from 'virtua';
import type { MessagePosted } from '../../../chat/event.ts';
import type { RoomId } from '../../../chat/room-id.ts';
import { formatRoomLabel } from '../../../client/rooms/room-label.ts';
import { countSince } from '../../../client/view/held-history.ts';
import type { View } from '../../../client/view/view.ts';
import type { WebChat } from '../../connect/open-chat.ts';
import type { Place } from '../../dialogs/FoundDialog.tsx';
import { useView } from '../../use-view.ts';
import { Announcer } from './Announcer.tsx';
import { EmptyRoom } from './EmptyRoom.tsx';
import type { MessageLook } from './Message.tsx';
import { NewestButton } from './NewestButton.tsx';
import { PaneRow } from './PaneRow.tsx';
import { PinnedBar } from './PinnedBar.tsx';
import { rowsOf } from './rows.ts';
import { useChosenRow } from './use-chosen-row.ts';
import { usePaneActions } from './use-pane-actions.ts';
import { usePersonal } from './use-personal.ts';
import { useReadings } from './use-readings.ts';
import { useScrolling } from './use-scrolling.ts';
import './MessagePane.css';

/** Rows are measured so far before they come into sight: one that is in sight by then would shift those below it. A wheel turns less in one frame. */
const measuredAheadPx = 1000;

interface MessagePaneProps {
  readonly chat: WebChat;
  /** A message to go to; another object goes there again. */
  readonly goTo?: Place | undefined;
  onReply(message: MessagePosted): void;
  onEdit(message: MessagePosted): void;
}

/** What was said in the shown room: follows the newest, or stands still while somebody reads back. Only what is in sight is in the document. */
export function MessagePane({ chat, goTo, onReply, onEdit }: MessagePaneProps) {
  const { client } = chat;
  const view = useView(client);
  const room = view.info.id;
  const readings = useReadings(client);
  const reading = readings.get(room);
  const { held = view } = reading ?? {};
  const { ignored, away } = usePersonal(chat);
  const hostTime = client.hostTime();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is over is taken out of the items
  const rows = useMemo(() => rowsOf(held, { ignored, away, hostTime }), [held.items, held.sending, ignored, away]);
  const place = `${room} ${reading?.place ?? 0}`;
  const scrolling = useScrolling({ readings, rows, isFollowing: reading === undefined, place });
  const chosen = useChosenRow(rows, scrolling);
  const { actions, flashing } = usePaneActions(client, {
    onReply,
    onEdit,
    onTap: chosen.tap,
    onHold: chosen.hold,
    goTo: (seq) => readings.goTo(room, seq).then((isThere) => isThere && scrolling.aim(`e${seq}`, 'center')),
  });
  useGoingTo(goTo, { room, go: actions.onJump });
  const look = useLook(view, ignored);
  const isOnline = view.link.type === 'open';
  const isEmpty = held.isOldest && rows.length === 0;
  const label = formatRoomLabel(view.info, { keyId: client.own.keyId, nick: view.nick });
  return (
    <div className="MessagePane">
      <PinnedBar pinned={view.info.pinned} client={client} onJump={actions.onJump} />
      <section
        className="MessagePane-scroll"
        aria-label={`Messages in ${label}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        ref={scrolling.scroller}
        {...scrolling.handlers}
        {...chosen.handlers}
      >
        {isEmpty ? <EmptyRoom client={client} /> : <div className="MessagePane-space" />}
        <Virtualizer
          key={place}
          ref={scrolling.list}
          as="ol"
          item="li"
          data={rows}
          shift={scrolling.isShifted}
          keepMounted={chosen.keptIndexes}
          bufferSize={measuredAheadPx}
          onScroll={scrolling.onScroll}
          onScrollEnd={scrolling.onScrollEnd}
          onResize={scrolling.onResize}
        >
          {(row) => (
            <PaneRow
              key={row.key}
              row={row}
              look={look}
              isChosen={row.key === chosen.key}
              isFocused={chosen.isFocused && row.key === chosen.key}
              isFlashing={row.key === flashing}
              isOnline={isOnline}
              actions={actions}
            />
          )}
        </Virtualizer>
        {reading && <NewestButton count={countSince(view, reading.newestSeq)} onGo={() => readings.follow()} />}
      </section>
      <Announcer client={client} ignored={ignored} />
    </div>
  );
}

/** The same object while nothing that messages look like is another. */
function useLook({ nick, nicks, info: { pinned } }: View, ignored: MessageLook['ignored']): MessageLook {
  return useMemo(() => ({ people: { nick, nicks }, ignored, pinned }), [nick, nicks, ignored, pinned]);
}

/** Goes to each place once, as soon as its room is shown. */
function useGoingTo(place: Place | undefined, { room, go }: { readonly room: RoomId; go(seq: number): void }): void {
  const done = useRef<Place | undefined>(undefined);
  useEffect(() => {
    if (place === undefined || place === done.current || place.room !== room) return;
    done.current = place;
    go(place.seq);
  }, [place, room, go]);
}
