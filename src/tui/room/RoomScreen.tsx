import { Box, useWindowSize } from 'ink';
import { useEffect, useMemo, useState } from 'react';
import type { View } from '../../client/view.ts';
import type { Chat } from '../chat.ts';
import { CompletionList } from '../composer/CompletionList.tsx';
import { ComposerLines, composerIndent } from '../composer/ComposerLines.tsx';
import { layOutComposer } from '../composer/composer-window.ts';
import type { InputHistoryStore } from '../composer/input-history.ts';
import { useKeystrokes } from '../keyboard/use-keystrokes.ts';
import { MessageList } from '../pane/MessageList.tsx';
import { useScroll } from '../pane/use-scroll.ts';
import { Header } from './Header.tsx';
import { formatHint } from './hint.ts';
import { layOutOffered } from './offered-rows.ts';
import { layOutRoom, thirdOf } from './room-layout.ts';
import { StatusLine } from './StatusLine.tsx';
import { formatStatus, formatTyping } from './status.ts';
import { usePersonal, useRing } from './use-personal.ts';
import { useRoom } from './use-room.ts';
import { useView } from './use-view.ts';

interface RoomScreenProps {
  readonly chat: Chat;
  readonly inputHistory: InputHistoryStore;
}

/** A chat: header, messages, status, what Tab offers, composer. */
export function RoomScreen({ chat, inputHistory }: RoomScreenProps) {
  const { columns, rows } = useWindowSize();
  const view = useView(chat.client);
  const onSubmit = () => scrolling.follow();
  const onGoTo = (seq: number) => scrolling.goTo(seq);
  const { composer, mode, onEvent } = useRoom({ chat, inputHistory, width: columns - 2, onSubmit, onGoTo });
  const status = useStatus(view, columns);
  const maxLines = thirdOf(rows);
  const window = useMemo(
    () => layOutComposer(composer, { width: columns - composerIndent - 1, maxLines }),
    [composer, columns, maxLines],
  );
  const layout = layOutRoom(rows, window.lines.length);
  const offered = layOutOffered(mode, { width: columns, maxRows: layout.maxOffered });
  const height = layout.free - offered.length;
  const scrolling = useScroll(chat.client, view, { width: columns, height: Math.max(1, height), ...usePersonal(chat) });
  useRing(chat);
  useKeystrokes(
    (input) => scrolling.onInput(input) || onEvent(input),
    (text) => onEvent({ type: 'paste', text }),
  );
  const hint = formatHint(mode, columns);
  const isAlarming = hint !== '' || view.link.type !== 'open';
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {layout.header > 0 && <Header title={view.title} place={chat.place} here={view.here} width={columns} />}
      {height > 0 && <MessageList rows={scrolling.rows} top={layout.header} width={columns} height={height} />}
      {layout.status > 0 && (
        <StatusLine
          text={hint || status.urgent || scrolling.hint || status.typing}
          tone={isAlarming ? 'alarm' : 'calm'}
          width={columns}
        />
      )}
      <CompletionList rows={offered} />
      <ComposerLines window={window} top={rows - window.lines.length} width={columns} />
    </Box>
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
