import { useEffect, useRef } from 'react';
import { neutralizeLine } from '../../../chat/text.ts';
import type { Completion } from '../../../client/completion/completion.ts';
import './Suggestions.css';

const labels: Readonly<Record<Completion['kind'], string>> = {
  'slash-commands': 'Slash commands',
  nicks: 'People',
  messages: 'Messages',
  rooms: 'Rooms',
  knocks: 'Who wants to be let in',
};

interface SuggestionsProps {
  readonly id: string;
  readonly completion: Completion;
  onTake(index: number): void;
}

/** What the word that is being written may become; the field keeps the focus. */
export function Suggestions({ id, completion, onTake }: SuggestionsProps) {
  const { kind, candidates, chosen } = completion;
  const list = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="Suggestions" id={id} role="listbox" aria-label={labels[kind]} ref={list}>
      {candidates.map(({ text, label, summary }, index) => (
        <div
          key={text}
          id={optionId(id, index)}
          className="Suggestions-option"
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
          onKeyDown={(event) => event.key === 'Enter' && onTake(index)}
        >
          <span className="Suggestions-name">{neutralizeLine(label ?? text)}</span>
          {summary !== '' && <span className="Suggestions-summary">{summary}</span>}
        </div>
      ))}
    </div>
  );
}

/** How an option is named for assistive technology. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
