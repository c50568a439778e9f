import { Box, useWindowSize } from 'ink';
import { useEffect, useState } from 'react';
import type { View } from '../../client/view.ts';
import type { Chat } from '../chat.ts';
import { ComposerLines, composerIndent } from '../composer/ComposerLines.tsx';
import { layOutComposer } from '../composer/composer-window.ts';
import { useKeystrokes } from '../keyboard/use-keystrokes.ts';
import { MessageList } from '../pane/MessageList.tsx';
import { useScroll } from '../pane/use-scroll.ts';
import { Header } from './Header.tsx';
import { StatusLine } from './StatusLine.tsx';
import { formatStatus } from './status.ts';
import { useRoom } from './use-room.ts';
import { useView } from './use-view.ts';

const headerHeight = 2;
const statusHeight = 1;

/** A chat: header, messages, status, composer. */
export function RoomScreen({ chat }: { readonly chat: Chat }) {
  const { columns, rows } = useWindowSize();
  const view = useView(chat.client);
  const { composer, hint, onKeystroke, onPaste } = useRoom(chat);
  const status = useStatus(view);
  const maxLines = Math.max(1, Math.floor(rows / 3));
  const window = layOutComposer(composer, { width: columns - composerIndent - 1, maxLines });
  const height = Math.max(1, rows - headerHeight - statusHeight - window.lines.length);
  const scrolling = useScroll(chat.client, view, { width: columns, height });
  useKeystrokes((keystroke) => {
    if (!scrolling.onKeystroke(keystroke)) onKeystroke(keystroke);
  }, onPaste);
  const isAlarming = hint !== '' || view.link.type !== 'open';
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Header title={view.title} place={chat.place} here={view.here} width={columns} />
      <MessageList rows={scrolling.rows} height={height} />
      <StatusLine text={hint || status || scrolling.hint} tone={isAlarming ? 'alarm' : 'calm'} width={columns} />
      <ComposerLines window={window} top={headerHeight + height + statusHeight} />
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
