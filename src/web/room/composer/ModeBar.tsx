import { neutralizeLine } from '../../../chat/text.ts';
import { Icon } from '../../controls/Icon.tsx';
import type { ComposerMode } from './composer-mode.ts';
import './ModeBar.css';

interface ModeBarProps {
  readonly mode: Exclude<ComposerMode, { type: 'writing' }>;
  onEnd(): void;
}

/** Says what the next text is an answer to, or a change of. */
export function ModeBar({ mode: { type, message }, onEnd }: ModeBarProps) {
  const isReply = type === 'replying';
  return (
    <div className="ModeBar">
      <Icon name={isReply ? 'reply' : 'edit'} />
      <p className="ModeBar-text">
        <strong>{isReply ? `Reply to ${neutralizeLine(message.nick)}` : 'Edit'}</strong>{' '}
        <span>{neutralizeLine(message.text)}</span>
      </p>
      <button
        type="button"
        className="icon-button"
        aria-label={isReply ? 'Do not reply' : 'Do not edit'}
        onClick={onEnd}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
