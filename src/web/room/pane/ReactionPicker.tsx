import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { parseReaction } from '../../../chat/reaction.ts';
import { isRefusal } from '../../../chat/refusal.ts';
import { useClosing } from '../../controls/use-closing.ts';
import './ReactionPicker.css';

const palette = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '🔥', '👀', '✅', '👏', '🤔', '🚀', '💯', '+1', '-1'];
/** As wide and as high as its style makes it, in pixels. */
const size = { width: 296, height: 168 };
const gap = 6;

interface ReactionPickerProps {
  /** What it belongs to. */
  readonly beside: DOMRect;
  onPick(reaction: string): void;
  onClose(): void;
}

/** A few ways to react, and a field for any other. */
export function ReactionPicker({ beside, onPick, onClose }: ReactionPickerProps) {
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState('');
  const panel = useRef<HTMLDivElement | null>(null);
  useClosing(panel, { isOpen: true, onClose });
  useLayoutEffect(() => panel.current?.querySelector('button')?.focus(), []);
  const pick = (reaction: string) => {
    onPick(reaction);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reaction = parseReaction(typed);
    if (isRefusal(reaction)) setMistake(reaction.message);
    else pick(reaction);
  };
  return createPortal(
    <div className="ReactionPicker" role="dialog" aria-label="React" ref={panel} style={placeBeside(beside)}>
      <div className="ReactionPicker-palette">
        {palette.map((reaction) => (
          <button type="button" key={reaction} className="ReactionPicker-choice" onClick={() => pick(reaction)}>
            {reaction}
          </button>
        ))}
      </div>
      <form className="ReactionPicker-other" onSubmit={submit}>
        <input
          className="input"
          aria-label="Another emoji, or a word"
          aria-invalid={mistake !== ''}
          placeholder="Another emoji, or a word"
          autoComplete="off"
          value={typed}
          onChange={(change) => {
            setTyped(change.target.value);
            setMistake('');
          }}
        />
        <button type="submit" className="button">
          React
        </button>
      </form>
      {mistake !== '' && <p role="alert">{mistake}</p>}
    </div>,
    document.body,
  );
}

/** Above what it belongs to where there is room, else below; never beyond the edges. */
export function placeBeside({ top, bottom, right }: Pick<DOMRect, 'top' | 'bottom' | 'right'>) {
  const above = top - size.height - gap;
  const left = Math.max(gap, Math.min(right - size.width, window.innerWidth - size.width - gap));
  return { left, top: above >= gap ? above : Math.min(bottom + gap, window.innerHeight - size.height - gap) };
}
