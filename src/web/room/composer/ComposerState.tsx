import { formatTtl } from '../../../chat/ttl.ts';
import { charactersLeft, formatLeft } from './character-count.ts';
import type { ComposerView } from './composer-view.ts';
import { TypingLine } from './TypingLine.tsx';
import './ComposerState.css';

interface ComposerStateProps {
  readonly id: string;
  readonly view: ComposerView;
  /** That is being written. */
  readonly text: string;
}

/** Who else writes, how long what is said will live, and how much more may be said. */
export function ComposerState({ id, view: { typing, ttlMs }, text }: ComposerStateProps) {
  const left = charactersLeft(text);
  return (
    <div className="ComposerState" id={id}>
      <TypingLine typing={typing} />
      {ttlMs !== undefined && <span className="ComposerState-ttl">vanishes after {formatTtl(ttlMs)}</span>}
      {left !== undefined && (
        <span className={left < 0 ? 'ComposerState-left ComposerState-over' : 'ComposerState-left'}>
          {formatLeft(left)}
        </span>
      )}
    </div>
  );
}
