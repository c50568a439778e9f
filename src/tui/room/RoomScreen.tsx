import { Box, useWindowSize } from 'ink';
import { useEffect, useMemo, useState } from 'react';
import type { View } from '../../client/view.ts';
import type { Chat } from '../chat.ts';
import { CompletionList } from '../composer/CompletionList.tsx';
import { ComposerLines, composerIndent } from '../composer/ComposerLines.tsx';
import { layOutCompletion } from '../composer/completion-rows.ts';
import { layOutComposer } from '../composer/composer-window.ts';
import type { InputHistoryStore } from '../composer/input-history.ts';
import { useKeystrokes } from '../keyboard/use-keystrokes.ts';
import { MessageList } from '../pane/MessageList.tsx';
import { useScroll } from '../pane/use-scroll.ts';
import { Header } from './Header.tsx';
import { formatHint } from './hint.ts';
import { StatusLine } from './StatusLine.tsx';
import { formatStatus } from './status.ts';
import { useRoom } from './use-room.ts';
import { useView } from './use-view.ts';

const headerHeight = 2;
const statusHeight = 1;

/** At least one row of messages stays in sight. */
const minPaneHeight = 1;

interface RoomScreenProps {
  readonly chat: Chat;
  readonly inputHistory: InputHistoryStore;
}

/** A chat: header, messages, status, what Tab offers, composer. */
export function RoomScreen({ chat, inputHistory }: RoomScreenProps) {
  const { columns, rows } = useWindowSize();
  const view = useView(chat.client);
  const onSubmit = () => scrolling.follow();
  const { composer, mode, onEvent } = useRoom({ chat, inputHistory, width: columns - 2, onSubmit });
  const status = useStatus(view);
  const maxLines = Math.max(1, Math.floor(rows / 3));
  const window = useMemo(
    () => layOutComposer(composer, { width: columns - composerIndent - 1, maxLines }),
    [composer, columns, maxLines],
  );
  const free = rows - headerHeight - statusHeight - window.lines.length - minPaneHeight;
  const offered =
    mode.type === 'choosing'
      ? layOutCompletion(mode.completion, { width: columns, maxRows: Math.min(free, maxLines) })
      : [];
  const height = minPaneHeight + Math.max(0, free - offered.length);
  const scrolling = useScroll(chat.client, view, { width: columns, height });
  useKeystrokes(
    (input) => scrolling.onInput(input) || onEvent(input),
    (text) => onEvent({ type: 'paste', text }),
  );
  const hint = formatHint(mode, columns);
  const isAlarming = hint !== '' || view.link.type !== 'open';
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Header title={view.title} place={chat.place} here={view.here} width={columns} />
      <MessageList rows={scrolling.rows} top={headerHeight} width={columns} height={height} />
      <StatusLine text={hint || status || scrolling.hint} tone={isAlarming ? 'alarm' : 'calm'} width={columns} />
      <CompletionList rows={offered} />
      <ComposerLines window={window} top={headerHeight + height + statusHeight + offered.length} width={columns} />
    </Box>
  );
}

/** The status in words; counts down while it waits. */
function useStatus(view: View): string {
  const [, setSeconds] = useState(0);
  const isWaiting = view.link.type === 'waiting-to-retry';
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setSeconds((seconds) => seconds + 1), 1000);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return formatStatus(view, performance.now());
}
