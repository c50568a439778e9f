import { Box, useWindowSize } from 'ink';
import { useEffect, useMemo, useState } from 'react';
import type { InputHistoryStore } from '../../client/completion/input-history.ts';
import type { TextAtCursor } from '../../client/completion/text-at-cursor.ts';
import { formatTyping } from '../../client/text/format-typing.ts';
import type { View } from '../../client/view/view.ts';
import type { Chat } from '../chat.ts';
import { CompletionList } from '../composer/CompletionList.tsx';
import { ComposerLines, composerIndent } from '../composer/ComposerLines.tsx';
import { type ComposerWindow, layOutComposer } from '../composer/composer-window.ts';
import { useKeystrokes } from '../keyboard/use-keystrokes.ts';
import type { Place } from '../pane/history-pages.ts';
import { MessageList } from '../pane/MessageList.tsx';
import { useScroll } from '../pane/use-scroll.ts';
import { layOutRoomList, roomListWidth } from '../rooms/room-list.ts';
import { Header } from './Header.tsx';
import { formatHint } from './hint.ts';
import { layOutOffered } from './offered-rows.ts';
import { formatPasswordQuestion, hidden } from './password-question.ts';
import { layOutRoom, thirdOf } from './room-layout.ts';
import { StatusLine } from './StatusLine.tsx';
import { formatStanding, formatStatus } from './status.ts';
import { usePersonal, useRing } from './use-personal.ts';
import { useRoom } from './use-room.ts';
import { useView } from './use-view.ts';

interface RoomScreenProps {
  readonly chat: Chat;
  readonly inputHistory: InputHistoryStore;
}

/** A chat: header, messages and rooms, status, what Tab offers, composer. */
export function RoomScreen({ chat, inputHistory }: RoomScreenProps) {
  const { columns, rows } = useWindowSize();
  const view = useView(chat.client);
  const onSubmit = () => scrolling.follow();
  const onGoTo = (place: Place) => scrolling.goTo(place);
  const listWidth = roomListWidth(view.rooms, columns);
  const width = columns - listWidth;
  const keyboard = useRoom({ chat, inputHistory, width: width - 2, onSubmit, onGoTo });
  const { asking } = keyboard;
  const { composer, mode } = keyboard.inputOf(view.info.id);
  const status = useStatus(view, columns);
  const window = useComposerWindow(asking ? hidden(asking) : composer, { columns, rows });
  const layout = layOutRoom(rows, window.lines.length);
  const offered = asking ? [] : layOutOffered(mode, { width: columns, maxRows: layout.maxOffered });
  const height = layout.free - offered.length;
  const personal = usePersonal(chat);
  const scrolling = useScroll(chat.client, view, { width, height: Math.max(1, height), ...personal });
  const list = useMemo(
    () => (listWidth > 0 ? layOutRoomList(view.rooms, { left: width, width: listWidth, height }) : undefined),
    [view.rooms, width, listWidth, height],
  );
  useRing(chat);
  useKeystrokes(
    (input) => (!keyboard.asking && scrolling.onInput(input)) || keyboard.handle(input),
    (text) => keyboard.handle({ type: 'paste', text }),
  );
  const hint = asking ? formatPasswordQuestion(asking, columns) : formatHint(mode, columns);
  const isAlarming = hint !== '' || view.link.type !== 'open';
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {layout.header > 0 && (
        <Header view={view} place={chat.place} trust={chat.trust?.trust} width={columns} hasRoomList={listWidth > 0} />
      )}
      {height > 0 && (
        <MessageList
          rows={scrolling.rows}
          room={view.info.id}
          top={layout.header}
          width={width}
          height={height}
          beside={list}
        />
      )}
      {layout.status > 0 && (
        <StatusLine
          text={hint || status.urgent || scrolling.hint || status.typing}
          tone={isAlarming ? 'alarm' : 'calm'}
          standing={formatStanding(view)}
          width={columns}
        />
      )}
      <CompletionList rows={offered} />
      <ComposerLines window={window} top={rows - window.lines.length} width={columns} />
    </Box>
  );
}

function useComposerWindow(text: TextAtCursor, { columns, rows }: { columns: number; rows: number }): ComposerWindow {
  const maxLines = thirdOf(rows);
  return useMemo(
    () => layOutComposer(text, { width: columns - composerIndent - 1, maxLines }),
    [text, columns, maxLines],
  );
}

/** The status in words; looks again every second while something in it ends by itself. */
function useStatus(view: View, width: number): { readonly urgent: string; readonly typing: string } {
  const [, setSeconds] = useState(0);
  const typing = formatTyping(view, performance.now());
  const isPassing = view.link.type === 'waiting-to-retry' || typing !== '';
  useEffect(() => {
    if (!isPassing) return undefined;
    const timer = setInterval(() => setSeconds((seconds) => seconds + 1), 1000);
    return () => clearInterval(timer);
  }, [isPassing]);
  return { urgent: formatStatus(view, { now: performance.now(), width }), typing };
}
