import { neutralize, neutralizeLine } from '../../../chat/text.ts';
import type { Sending } from '../../../client/view/room-view.ts';
import { Icon } from '../../controls/Icon.tsx';
import './SendingMessage.css';

interface SendingMessageProps {
  readonly sending: Sending;
  readonly nick: string;
  readonly isOnline: boolean;
}

/** A message of one's own that the host does not have yet. */
export function SendingMessage({ sending: { text, isAction }, nick, isOnline }: SendingMessageProps) {
  return (
    <div className="SendingMessage">
      <Icon name="clock" />
      <div className="SendingMessage-main">
        <p className="SendingMessage-text">
          {isAction ? `${neutralizeLine(nick)} ${neutralize(text)}` : neutralize(text)}
        </p>
        <p className="SendingMessage-state">{isOnline ? 'sending…' : 'will be sent when the connection is back'}</p>
      </div>
    </div>
  );
}
