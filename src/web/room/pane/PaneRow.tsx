import { memo, useLayoutEffect, useRef } from 'react';
import { neutralize } from '../../../chat/text.ts';
import { shownItem } from '../../../client/personal/ignored.ts';
import { formatFact } from '../../../client/text/format-fact.ts';
import { formatDay, formatPresence, formatTime } from '../../../client/text/format-item.ts';
import type { Item } from '../../../client/view/item.ts';
import { Message, type MessageLook } from './Message.tsx';
import type { PaneActions } from './pane-actions.ts';
import { type ItemRow, isPosted, type Row } from './rows.ts';
import { SendingMessage } from './SendingMessage.tsx';
import './PaneRow.css';

interface PaneRowProps {
  readonly row: Row;
  readonly look: MessageLook;
  readonly isChosen: boolean;
  /** It is where the keyboard is. */
  readonly isFocused: boolean;
  /** It was gone to just now. */
  readonly isFlashing: boolean;
  readonly isOnline: boolean;
  readonly actions: PaneActions;
}

/** One row of the pane, and what stands above it. */
export const PaneRow = memo(function PaneRow(props: PaneRowProps) {
  const { row, isFocused, isFlashing } = props;
  const element = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    if (isFocused) element.current?.focus({ preventScroll: true });
  }, [isFocused]);
  const classes = isFlashing ? 'PaneRow PaneRow-flashing' : 'PaneRow';
  return (
    <div className={classes} ref={element} data-key={row.key} tabIndex={isFocused ? -1 : undefined}>
      {row.kind === 'item' && <Above row={row} />}
      <Content {...props} />
    </div>
  );
});

function Above({ row: { item, isFirstOfDay, isFirstNew } }: { readonly row: ItemRow }) {
  return (
    <>
      {isFirstOfDay && item.kind === 'event' && (
        <div className="PaneRow-day">
          <span>{formatDay(item.event.at)}</span>
        </div>
      )}
      {isFirstNew && (
        <div className="PaneRow-new">
          <span>New since you left</span>
        </div>
      )}
    </>
  );
}

function Content({ row, look, isChosen, isOnline, actions }: PaneRowProps) {
  if (row.kind === 'sending') {
    return <SendingMessage sending={row.sending} nick={look.people.nick} isOnline={isOnline} />;
  }
  const { item, isContinued } = row;
  if (isPosted(item)) return <Message {...{ item, look, isContinued, isChosen, actions }} />;
  return <Line item={shownItem(item, look.ignored) ?? item} />;
}

function Line({ item }: { readonly item: Item }) {
  switch (item.kind) {
    case 'event':
      return (
        <p className="PaneRow-fact">
          {item.event.type === 'message-posted' ? '' : neutralize(formatFact(item.event))}{' '}
          <time dateTime={new Date(item.event.at).toISOString()}>{formatTime(item.event.at)}</time>
        </p>
      );
    case 'presence':
      return <p className="PaneRow-fact">{neutralize(formatPresence(item.presence))}</p>;
    case 'notice':
      return <p className={`PaneRow-notice PaneRow-${item.tone}`}>{neutralize(item.text)}</p>;
  }
}
