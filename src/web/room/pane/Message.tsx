import { useState } from 'react';
import { avatarOf } from '../../../chat/avatar.ts';
import { neutralizeLine } from '../../../chat/text.ts';
import { type Ignored, withoutIgnoredQuote } from '../../../client/personal/ignored.ts';
import { mentionsOneself } from '../../../client/text/blocks.ts';
import { formatDay, formatTime } from '../../../client/text/format-item.ts';
import type { Mentionable } from '../../../client/text/mentions.ts';
import { Avatar } from '../../controls/Avatar.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { Countdown } from './Countdown.tsx';
import { MessageActions } from './MessageActions.tsx';
import { MessageText } from './MessageText.tsx';
import type { PaneActions } from './pane-actions.ts';
import { Quote } from './Quote.tsx';
import { Reactions } from './Reactions.tsx';
import type { PostedItem } from './rows.ts';
import { useActive } from './use-active.ts';
import './Message.css';

/** What messages look like beside what they say. */
export interface MessageLook {
  readonly people: Mentionable;
  readonly ignored: Ignored;
  readonly pinned: readonly number[];
}

interface MessageProps {
  readonly item: PostedItem;
  readonly look: MessageLook;
  /** Neither picture nor nick is repeated. */
  readonly isContinued: boolean;
  /** What can be done with it is to be seen. */
  readonly isChosen: boolean;
  readonly actions: PaneActions;
}

/** A message: who said it and when, what, what it answers, how others have reacted, and what can be done about it. */
export function Message({ item, look, isContinued, isChosen, actions }: MessageProps) {
  const { event, isOwn } = item;
  const { people, ignored, pinned } = look;
  const { isActive, handlers } = useActive({
    onTap: () => actions.onTap(item.key),
    onHold: () => actions.onHold(item.key),
  });
  const [isBusy, setIsBusy] = useState(false);
  const isPinned = pinned.includes(event.seq);
  const isForOneself = !isOwn && mentionsOneself(event.text, people.nick);
  const classes = ['Message', isContinued && 'Message-continued', isForOneself && 'Message-mentioning'];
  const { quoted } = withoutIgnoredQuote(item, ignored) as PostedItem;
  return (
    <div className={classes.filter(Boolean).join(' ')} {...handlers}>
      <div className="Message-side">
        {isContinued ? <TimeOf item={item} /> : <Avatar by={event.by} nick={event.nick} />}
      </div>
      <div className="Message-main">
        {event.replyTo !== undefined && <Quote seq={event.replyTo} quoted={quoted} onJump={actions.onJump} />}
        {isContinued || event.isAction ? null : <Author item={item} />}
        <Body item={item} people={people} />
        <Marks item={item} isPinned={isPinned} actions={actions} />
        {event.reactions && !event.isDeleted && (
          <Reactions
            reactions={event.reactions}
            nick={people.nick}
            onReact={(reaction) => actions.onReact(event, reaction)}
          />
        )}
      </div>
      {(isActive || isChosen || isBusy) && !event.isDeleted && (
        <MessageActions item={item} isPinned={isPinned} actions={actions} onBusy={setIsBusy} />
      )}
    </div>
  );
}

function Author({ item }: { readonly item: PostedItem }) {
  return (
    <div className="Message-author">
      <NickOf item={item} />
      <TimeOf item={item} />
    </div>
  );
}

function NickOf({ item: { event, isOwn } }: { readonly item: PostedItem }) {
  return (
    <strong className="Message-nick" style={{ '--hue': avatarOf(event.by).hue } as object}>
      {neutralizeLine(event.nick)}
      {isOwn && <span className="visually-hidden"> (you)</span>}
    </strong>
  );
}

function TimeOf({ item: { event } }: { readonly item: PostedItem }) {
  const title = `${formatDay(event.at)}, ${formatTime(event.at)}, message ${event.seq}`;
  return (
    <time className="Message-time" dateTime={new Date(event.at).toISOString()} title={title}>
      {formatTime(event.at)}
    </time>
  );
}

function Body({ item, people }: { readonly item: PostedItem; readonly people: Mentionable }) {
  const { event } = item;
  if (event.isDeleted) return <p className="Message-deleted">deleted</p>;
  if (!event.isAction) return <MessageText text={event.text} people={people} />;
  return (
    <div className="Message-action">
      <NickOf item={item} /> <MessageText text={event.text} people={people} /> <TimeOf item={item} />
    </div>
  );
}

interface MarksProps {
  readonly item: PostedItem;
  readonly isPinned: boolean;
  readonly actions: PaneActions;
}

/** What became of it: edited, pinned, about to vanish. */
function Marks({ item: { event }, isPinned, actions }: MarksProps) {
  const { isEdited, isDeleted, expiresAt, at } = event;
  if (isDeleted || !(isEdited || isPinned || expiresAt !== undefined)) return null;
  return (
    <div className="Message-marks">
      {isEdited && <span>edited</span>}
      {isPinned && (
        <span className="Message-pinned">
          <Icon name="pin" /> pinned
        </span>
      )}
      {expiresAt !== undefined && <Countdown at={at} expiresAt={expiresAt} hostTime={actions.hostTime} />}
    </div>
  );
}
