import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { formatTtl } from '../../../chat/ttl.ts';
import { findLastOwn } from '../../../client/view/last-own.ts';
import type { View } from '../../../client/view/view.ts';
import type { WebChat } from '../../connect/open-chat.ts';
import { Icon } from '../../controls/Icon.tsx';
import { charactersLeft, formatLeft } from './character-count.ts';
import { type ComposerMode, writing } from './composer-mode.ts';
import { ModeBar } from './ModeBar.tsx';
import { PasteOffer } from './PasteOffer.tsx';
import { optionId, Suggestions } from './Suggestions.tsx';
import { TemporaryToggle } from './TemporaryToggle.tsx';
import { TypingLine } from './TypingLine.tsx';
import { replaceInField } from './text-field.ts';
import { UnsentList } from './UnsentList.tsx';
import { withTextBack } from './unsent.ts';
import { useComposerKeys } from './use-composer-keys.ts';
import { useComposerText } from './use-composer-text.ts';
import { useEndingMode } from './use-ending-mode.ts';
import { useGrowth } from './use-growth.ts';
import { usePasting } from './use-pasting.ts';
import { useSending } from './use-sending.ts';
import { useSuggestions } from './use-suggestions.ts';
import { useTypingAnywhere } from './use-typing-anywhere.ts';
import './ComposerForm.css';

interface ComposerFormProps {
  readonly chat: WebChat;
  readonly view: View;
  readonly mode: ComposerMode;
  onModeChange(mode: ComposerMode): void;
  onLeave(): void;
}

/** The field of one room, and all that stands around it. */
export function ComposerForm({ chat, view, mode, onModeChange, onLeave }: ComposerFormProps) {
  const { client, keep } = chat;
  const { ttlMs } = view;
  const id = useId();
  const field = useRef<HTMLTextAreaElement | null>(null);
  const written = useComposerText({ keep, room: view.info.id, mode });
  const sending = useSending({ chat, mode, written, onModeChange, onLeave });
  const { text } = written;
  const suggestions = useSuggestions({
    client,
    read: () => readField(field.current),
    onTake: ({ text: taken, cursor }, from) => {
      if (!field.current) return;
      const to = field.current.selectionStart;
      replaceInField(field.current, { from, to, by: taken.slice(from, cursor) });
    },
  });
  const pasting = usePasting(field);
  const endMode = () => {
    written.endEdit();
    onModeChange(writing);
    field.current?.focus();
  };
  const send = () => {
    suggestions.close();
    pasting.end();
    sending.send();
  };
  const keys = useComposerKeys({
    text,
    keep,
    suggestions,
    isInMode: mode.type !== 'writing',
    onSend: send,
    onEndMode: endMode,
    onWrite: written.write,
    onEditLast: () => {
      const message = findLastOwn(client.view, { own: client.own, hostTime: client.hostTime() });
      // What vanishes is not changed: it would be there longer than it was said for.
      if (!message || message.expiresAt !== undefined) return false;
      onModeChange({ type: 'editing', message });
      return true;
    },
  });
  useEndingMode({
    client,
    view,
    mode,
    onEnd: () => {
      // What was to be said instead is said by itself, or not.
      if (mode.type === 'editing' && text !== mode.message.text) written.writeDraft(withTextBack(written.draft, text));
      written.endEdit();
      onModeChange(writing);
    },
  });
  useGrowth(field, text);
  useTypingAnywhere(field);
  useFocus(field, mode);
  const onInput = ({ currentTarget: { value } }: FormEvent<HTMLTextAreaElement>) => {
    written.write(value);
    sending.clearMistake();
    pasting.look(value);
    suggestions.look();
    if (mode.type !== 'editing' && value.trim() !== '' && !/^\/(?!\/)/u.test(value)) client.typing();
  };
  const left = charactersLeft(text);
  const { completion } = suggestions;
  return (
    <form
      className={ttlMs === undefined ? 'ComposerForm' : 'ComposerForm ComposerForm-temporary'}
      onSubmit={(event) => {
        event.preventDefault();
        send();
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
        <TemporaryToggle ttlMs={ttlMs} onChange={(next) => client.setTtl(next)} />
        <textarea
          ref={field}
          className="ComposerForm-field"
          rows={1}
          value={text}
          placeholder={placeholderOf(mode, ttlMs)}
          aria-label={mode.type === 'editing' ? 'Edit your message' : 'Message'}
          aria-autocomplete="list"
          aria-controls={completion && `${id}-list`}
          aria-activedescendant={completion && optionId(`${id}-list`, completion.chosen)}
          aria-describedby={`${id}-state`}
          enterKeyHint={keys.sendsByEnter ? 'send' : 'enter'}
          autoComplete="off"
          onInput={onInput}
          onKeyDown={keys.onKeyDown}
          onPaste={pasting.onPaste}
          onBlur={suggestions.close}
        />
        <button
          type="submit"
          className="ComposerForm-send"
          aria-label={mode.type === 'editing' ? 'Save' : 'Send'}
          disabled={text.trim() === ''}
        >
          <Icon name={mode.type === 'editing' ? 'check' : 'send'} />
        </button>
      </div>
      <div className="ComposerForm-state" id={`${id}-state`}>
        <TypingLine typing={view.typing} />
        {ttlMs !== undefined && <span className="ComposerForm-ttl">vanishes after {formatTtl(ttlMs)}</span>}
        {left !== undefined && (
          <span className={left < 0 ? 'ComposerForm-left ComposerForm-over' : 'ComposerForm-left'}>
            {formatLeft(left)}
          </span>
        )}
      </div>
    </form>
  );
}

function readField(field: HTMLTextAreaElement | null) {
  return { text: field?.value ?? '', cursor: field?.selectionStart ?? 0 };
}

function placeholderOf({ type }: ComposerMode, ttlMs: number | undefined): string {
  if (type === 'replying') return 'Your answer';
  return ttlMs === undefined ? 'Message' : 'Message that vanishes';
}

/** The field has the focus from the beginning, where that brings no keyboard over the page, and when a mode begins. */
function useFocus(field: { readonly current: HTMLTextAreaElement | null }, mode: ComposerMode): void {
  const [hasFinePointer] = useState(() => matchMedia('(pointer: fine)').matches);
  const target = mode.type === 'writing' ? undefined : mode.message.seq;
  useEffect(() => {
    const { current } = field;
    if (!current || (target === undefined && !hasFinePointer)) return;
    current.focus();
    current.setSelectionRange(current.value.length, current.value.length);
  }, [field, target, hasFinePointer]);
}
