import { neutralizeLine } from '../../../chat/text.ts';
import type { Unsent } from './unsent.ts';
import './UnsentList.css';

interface UnsentListProps {
  readonly unsent: readonly Unsent[];
  onPutBack(unsent: Unsent): void;
  onDrop(unsent: Unsent): void;
}

/** Texts that were not taken while something else was being written: each can be had back. */
export function UnsentList({ unsent, onPutBack, onDrop }: UnsentListProps) {
  if (unsent.length === 0) return null;
  return (
    <ul className="UnsentList" aria-label="Not sent">
      {unsent.map((each) => (
        <li key={each.key} className="UnsentList-text">
          <p role="alert">
            <strong>Not sent:</strong> {each.reason} <q>{neutralizeLine(each.text)}</q>
          </p>
          <button type="button" className="button" onClick={() => onPutBack(each)}>
            Put back
          </button>
          <button type="button" className="button button-quiet" onClick={() => onDrop(each)}>
            Discard
          </button>
        </li>
      ))}
    </ul>
  );
}
