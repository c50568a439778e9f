import { Box, Text } from 'ink';
import stringWidth from 'string-width';
import { formatLock, type Trust } from '../../client/trust.ts';
import type { View } from '../../client/view/view.ts';
import { formatHeader, formatNewsElsewhere } from './header-text.ts';

const name = ' pychat ';
/** A narrower header says in the shortest way what is new elsewhere. */
const minWidthForWords = 70;

const noLock = ['', ''] as const;

interface HeaderProps {
  readonly view: View;
  readonly place: string;
  /** Undefined: nothing is said of it. */
  readonly trust: Trust | undefined;
  readonly width: number;
  /** Whether what is new in other rooms is seen beside the pane already. */
  readonly hasRoomList: boolean;
}

/** The top line and the rule under it. */
export function Header({ view, place, trust, width, hasRoomList }: HeaderProps) {
  const { info, title, here, rooms, isExposed } = view;
  const label = rooms.find(({ isShown }) => isShown)?.label ?? '';
  const [inWords = '', short = ''] = (hasRoomList ? undefined : formatNewsElsewhere(rooms)) ?? [];
  const news = width < minWidthForWords ? short : inWords;
  const lock = trust ? formatLock(trust, isExposed) : noLock;
  const count = ` ${here} here `;
  const left = width - stringWidth(name + count) - (news === '' ? 0 : stringWidth(news) + 1);
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Box justifyContent="space-between" width={width}>
        <Text wrap="truncate">
          <Text bold color="cyan">
            {name}
          </Text>
          {formatHeader({ label, info, title, place, lock }, left)}
        </Text>
        <Box flexShrink={0}>
          <Text>
            {news !== '' && <Text bold>{` ${news}`}</Text>}
            {count}
          </Text>
        </Box>
      </Box>
      <Text dimColor>{'─'.repeat(width)}</Text>
    </Box>
  );
}
