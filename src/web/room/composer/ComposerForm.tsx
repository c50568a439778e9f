import { type RefObject, useId } from 'react';
import { Icon } from '../../controls/Icon.tsx';
import { ComposerState } from './ComposerState.tsx';
import type { ComposerMode } from './composer-mode.ts';
import { ModeBar } from './ModeBar.tsx';
import { PasteOffer } from './PasteOffer.tsx';
import { optionId, Suggestions } from './Suggestions.tsx';
import { TemporaryToggle } from './TemporaryToggle.tsx';
import { UnsentList } from './UnsentList.tsx';
import { type ComposerParts, useComposer } from './use-composer.ts';
import { useFocus } from './use-focus.ts';
import { useGrowth } from './use-growth.ts';
import { useTypingAnywhere } from './use-typing-anywhere.ts';
import './ComposerForm.css';

/** The field of one room, and all that stands around it. */
export function ComposerForm(props: ComposerParts) {
  const { chat, view, mode } = props;
  const { ttlMs } = view;
  const id = useId();
  const composer = useComposer(props);
  const { field, text, sending, suggestions, pasting, endMode } = composer;
  useField(field, { text, mode });
  const { completion } = suggestions;
  const isEditing = mode.type === 'editing';
  return (
    <form
      className={ttlMs === undefined ? 'ComposerForm' : 'ComposerForm ComposerForm-temporary'}
      onSubmit={(event) => {
        event.preventDefault();
        composer.send();
        field.current?.focus();
      }}
    >
      {completion && <Suggestions id={`${id}-list`} completion={completion} onTake={suggestions.take} />}
      <UnsentList unsent={sending.unsent} onPutBack={sending.putBack} onDrop={sending.drop} />
      {mode.type !== 'writing' && <ModeBar mode={mode} onEnd={endMode} />}
      {pasting.pasted && <PasteOffer onFence={pasting.fence} onClose={pasting.end} />}
      {sending.mistake !== '' && (
        <p className="ComposerForm-mistake" role="alert">
          {sending.mistake}
        </p>
      )}
      <div className="ComposerForm-row">
        <TemporaryToggle ttlMs={ttlMs} onChange={(next) => chat.client.setTtl(next)} />
        <textarea
          ref={field}
          className="ComposerForm-field"
          rows={1}
          value={text}
          placeholder={placeholderOf(mode, ttlMs)}
          aria-label={isEditing ? 'Edit your message' : 'Message'}
          aria-autocomplete="list"
          aria-controls={completion && `${id}-list`}
          aria-activedescendant={completion && optionId(`${id}-list`, completion.chosen)}
          aria-describedby={`${id}-state`}
          enterKeyHint={composer.keys.sendsByEnter ? 'send' : 'enter'}
          autoComplete="off"
          onInput={composer.onInput}
          onKeyDown={composer.keys.onKeyDown}
          onPaste={pasting.onPaste}
          onBlur={suggestions.close}
        />
        <button
          type="submit"
          className="ComposerForm-send"
          aria-label={isEditing ? 'Save' : 'Send'}
          disabled={text.trim() === ''}
        >
          <Icon name={isEditing ? 'check' : 'send'} />
        </button>
      </div>
      <ComposerState id={`${id}-state`} view={view} text={text} />
    </form>
  );
}

/** How the field grows, and when it has the focus. */
function useField(
  field: RefObject<HTMLTextAreaElement | null>,
  { text, mode }: { readonly text: string; readonly mode: ComposerMode },
): void {
  useGrowth(field, text);
  useTypingAnywhere(field);
  useFocus(field, mode);
}

function placeholderOf({ type }: ComposerMode, ttlMs: number | undefined): string {
  if (type === 'replying') return 'Your answer';
  return ttlMs === undefined ? 'Message' : 'Message that vanishes';
}
