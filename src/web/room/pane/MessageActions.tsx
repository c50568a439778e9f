import { useRef, useState } from 'react';
import { Icon, type IconName } from '../../controls/Icon.tsx';
import { useDialogs } from '../../dialogs/use-dialogs.ts';
import type { PaneActions } from './pane-actions.ts';
import { ReactionPicker } from './ReactionPicker.tsx';
import type { PostedItem } from './rows.ts';
import { useCopying } from './use-copying.ts';
import './MessageActions.css';

interface MessageActionsProps {
  readonly item: PostedItem;
  readonly isPinned: boolean;
  readonly actions: PaneActions;
  /** Whether something is open that belongs to it. */
  onBusy(isBusy: boolean): void;
}

/** What can be done about a message. */
export function MessageActions({ item, isPinned, actions, onBusy }: MessageActionsProps) {
  const [picking, setPicking] = useState<DOMRect | undefined>(undefined);
  const button = useRef<HTMLButtonElement | null>(null);
  const { canCopy, hasCopied, copy } = useCopying();
  const dialogs = useDialogs();
  const { event, isOwn } = item;
  const remove = async () => {
    const isSure = await dialogs.confirm({
      title: 'Delete this message?',
      text: 'Nobody can read it from then on.',
      action: 'Delete',
      isDangerous: true,
    });
    if (isSure) actions.onDelete(event);
  };
  const closePicker = () => {
    setPicking(undefined);
    onBusy(false);
    button.current?.focus();
  };
  return (
    <div className="MessageActions" role="toolbar" aria-label={`What to do with message ${event.seq}`}>
      <button
        type="button"
        ref={button}
        className="MessageActions-button"
        aria-label="React"
        title="React"
        aria-expanded={picking !== undefined}
        onClick={(click) => {
          setPicking(click.currentTarget.getBoundingClientRect());
          onBusy(true);
        }}
      >
        <Icon name="react" />
      </button>
      <Action icon="reply" label="Reply" onDo={() => actions.onReply(event)} />
      {isOwn && event.expiresAt === undefined && <Action icon="edit" label="Edit" onDo={() => actions.onEdit(event)} />}
      <Action icon="pin" label={isPinned ? 'Unpin' : 'Pin'} onDo={() => actions.onPin(event)} />
      {canCopy && (
        <Action
          icon={hasCopied ? 'check' : 'copy'}
          label={hasCopied ? 'Copied' : 'Copy text'}
          onDo={() => copy(event.text)}
        />
      )}
      {isOwn && <Action icon="trash" label="Delete" onDo={() => void remove()} />}
      {picking && (
        <ReactionPicker
          beside={picking}
          onPick={(reaction) => actions.onReact(event, reaction)}
          onClose={closePicker}
        />
      )}
    </div>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly label: string;
  onDo(): void;
}

function Action({ icon, label, onDo }: ActionProps) {
  return (
    <button type="button" className="MessageActions-button" aria-label={label} title={label} onClick={onDo}>
      <Icon name={icon} />
    </button>
  );
}
