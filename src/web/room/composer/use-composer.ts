import { type FormEvent, type RefObject, useRef } from 'react';
import { findLastOwn } from '../../../client/view/last-own.ts';
import type { WebChat } from '../../connect/open-chat.ts';
import { type ComposerMode, writing } from './composer-mode.ts';
import type { ComposerView } from './composer-view.ts';
import { replaceInField } from './text-field.ts';
import { withTextBack } from './unsent.ts';
import { useComposerKeys } from './use-composer-keys.ts';
import { useComposerText } from './use-composer-text.ts';
import { useEndingMode } from './use-ending-mode.ts';
import { usePasting } from './use-pasting.ts';
import { useSending } from './use-sending.ts';
import { useSuggestions } from './use-suggestions.ts';

/** What a composer is about, and whom it tells. */
export interface ComposerParts {
  readonly chat: WebChat;
  readonly view: ComposerView;
  readonly mode: ComposerMode;
  onModeChange(mode: ComposerMode): void;
  onLeave(): void;
}

/** What is written in one room, and all that can be done with it. */
export function useComposer({ chat, view, mode, onModeChange, onLeave }: ComposerParts) {
  const { client, keep } = chat;
  const field = useRef<HTMLTextAreaElement | null>(null);
  const written = useComposerText({ keep, room: view.info.id, mode });
  const sending = useSending({ chat, mode, written, onModeChange, onLeave });
  const suggestions = useSuggestions({
    client,
    read: () => readField(field.current),
    onTake: ({ text, cursor }, from) => {
      if (!field.current) return;
      const to = field.current.selectionStart;
      replaceInField(field.current, { from, to, by: text.slice(from, cursor) });
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
    text: written.text,
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
  useEndingMode({ client, view, mode, onEnd: () => dropMode({ written, mode, onModeChange }) });
  return {
    field: field as RefObject<HTMLTextAreaElement | null>,
    text: written.text,
    sending,
    suggestions,
    pasting,
    keys,
    send,
    endMode,
    onInput: ({ currentTarget: { value } }: FormEvent<HTMLTextAreaElement>) => {
      written.write(value);
      sending.clearMistake();
      pasting.look(value);
      suggestions.look();
      if (mode.type !== 'editing' && value.trim() !== '' && !/^\/(?!\/)/u.test(value)) client.typing();
    },
  };
}

interface DroppedMode extends Pick<ComposerParts, 'mode' | 'onModeChange'> {
  readonly written: ReturnType<typeof useComposerText>;
}

/** The message is gone. What it was to say instead is said by itself, or not. */
function dropMode({ written, mode, onModeChange }: DroppedMode): void {
  const { text, draft } = written;
  if (mode.type === 'editing' && text !== mode.message.text) written.writeDraft(withTextBack(draft, text));
  written.endEdit();
  onModeChange(writing);
}

function readField(field: HTMLTextAreaElement | null) {
  return { text: field?.value ?? '', cursor: field?.selectionStart ?? 0 };
}
