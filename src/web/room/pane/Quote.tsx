import { neutralizeLine } from '../../../chat/text.ts';
import type { Quoted } from '../../../client/view/item.ts';
import { Icon } from '../../controls/Icon.tsx';
import './Quote.css';

interface QuoteProps {
  readonly seq: number;
  /** Undefined while it is not known what that says, or where that is not to be seen. */
  readonly quoted: Quoted | undefined;
  onJump(seq: number): void;
}

/** What a message answers; a click goes there. */
export function Quote({ seq, quoted, onJump }: QuoteProps) {
  const isGone = quoted?.text === '';
  return (
    <button type="button" className="Quote" disabled={isGone} onClick={() => onJump(seq)}>
      <Icon name="reply" />
      <span className="visually-hidden">In answer to </span>
      {quoted && !isGone ? (
        <span className="Quote-said">
          <strong>{neutralizeLine(quoted.nick)}</strong> {neutralizeLine(quoted.text)}
        </span>
      ) : (
        <span className="Quote-said">{isGone ? 'a message that is gone' : `#${seq}`}</span>
      )}
    </button>
  );
}
