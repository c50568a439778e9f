import type { MessagePosted } from '../../../chat/event.ts';

/** What is done from the pane about one of its messages. The same object for as long as the pane is there. */
export interface PaneActions {
  onReply(message: MessagePosted): void;
  onEdit(message: MessagePosted): void;
  onDelete(message: MessagePosted): void;
  onPin(message: MessagePosted): void;
  /** Adds it, or takes it back. */
  onReact(message: MessagePosted, reaction: string): void;
  /** Goes to a message of the shown room. */
  onJump(seq: number): void;
  /** A tap: what can be done with this row is to be seen, or not any more. */
  onTap(key: string): void;
  /** The same while a finger rests on it; never taken back. */
  onHold(key: string): void;
  hostTime(): number;
}
