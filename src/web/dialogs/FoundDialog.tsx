import type { Found } from '../../chat/outgoing.ts';
import type { RoomId } from '../../chat/room-id.ts';
import { formatDate, formatTime } from '../../client/text/format-item.ts';
import { Avatar } from '../controls/Avatar.tsx';
import { Dialog } from './Dialog.tsx';
import './FoundDialog.css';

/** A message, wherever it is. */
export interface Place {
  readonly room: RoomId;
  readonly seq: number;
}

interface FoundDialogProps {
  readonly found: Found;
  onClose(): void;
  onGoTo(place: Place): void;
}

/** What a search found, the newest first. */
export function FoundDialog({ found, onClose, onGoTo }: FoundDialogProps) {
  const { messages, isOldest, room } = found;
  const title = `${messages.length}${isOldest ? '' : ' newest'} found`;
  return (
    <Dialog title={title} shape="wide" onClose={onClose}>
      <ol className="FoundDialog-list">
        {messages.toReversed().map(({ seq, at, by, nick, text }, index) => (
          <li key={seq}>
            <button
              type="button"
              className="FoundDialog-message"
              data-focus={index === 0 || undefined}
              onClick={() => onGoTo({ room, seq })}
            >
              <Avatar by={by} nick={nick} />
              <span className="FoundDialog-said">
                <span className="FoundDialog-who">
                  <strong>{nick}</strong>
                  <time dateTime={new Date(at).toISOString()}>
                    {formatDate(at)} {formatTime(at)}
                  </time>
                </span>
                <span className="FoundDialog-text">{text}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
