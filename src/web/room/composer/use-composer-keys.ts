import { type KeyboardEvent, useRef, useState } from 'react';
import { historyOf, type InputHistory, recall } from '../../../client/completion/input-history.ts';
import type { Keep } from '../../keep/keep.ts';
import type { useSuggestions } from './use-suggestions.ts';

interface ComposerKeysParts {
  readonly text: string;
  readonly keep: Keep;
  readonly suggestions: ReturnType<typeof useSuggestions>;
  readonly isInMode: boolean;
  onSend(): void;
  onEndMode(): void;
  onWrite(text: string): void;
  /** Returns whether there is anything to edit. */
  onEditLast(): boolean;
}

/** What keys do in the field, beside writing. */
export function useComposerKeys(parts: ComposerKeysParts) {
  const [sendsByEnter] = useState(() => !matchMedia('(pointer: coarse)').matches);
  const history = useRef<InputHistory | undefined>(undefined);
  const climb = (step: 1 | -1) => {
    history.current ??= historyOf(parts.keep.inputHistory.read());
    const recalled = recall(history.current, { written: parts.text, step });
    if (!recalled) return;
    history.current = recalled.history;
    parts.onWrite(recalled.left ?? recalled.text);
  };
  const act = (event: KeyboardEvent): boolean => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const isModified = ctrlKey || metaKey || altKey;
    if (key === 'Enter' && !shiftKey && !altKey && (sendsByEnter || ctrlKey || metaKey)) {
      history.current = undefined;
      parts.onSend();
      return true;
    }
    if (key === 'Escape' && parts.isInMode) {
      parts.onEndMode();
      return true;
    }
    if (ctrlKey && !altKey && !metaKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      climb(key === 'ArrowUp' ? -1 : 1);
      return true;
    }
    return key === 'ArrowUp' && !isModified && !shiftKey && parts.text === '' && !parts.isInMode && parts.onEditLast();
  };
  return {
    sendsByEnter,
    onKeyDown: (event: KeyboardEvent) => {
      // Keys that an input method uses are its own; Safari tells of the one that ends it by its code alone.
      if (event.nativeEvent.isComposing || event.keyCode === 229) return;
      if (parts.suggestions.onKey(event) || act(event)) event.preventDefault();
    },
  };
}
