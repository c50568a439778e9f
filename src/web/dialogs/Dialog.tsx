import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Icon } from '../controls/Icon.tsx';
import './Dialog.css';

interface DialogProps {
  readonly title: string;
  /** `wide` for what is read; `left` and `right` come in from that side. */
  readonly shape?: 'narrow' | 'wide' | 'left' | 'right';
  readonly children: ReactNode;
  /** It was given up: by Escape, a press beside it or its button. */
  onClose(): void;
}

/** Stands before everything else, which cannot be reached meanwhile. The focus goes to what has `data-focus`, and in the end back to where it was. */
export function Dialog({ title, shape = 'narrow', children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const isOpen = useRef(false);
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    current?.querySelector<HTMLElement>('[data-focus]')?.focus();
    isOpen.current = true;
    return () => {
      isOpen.current = false;
      // What was focused before gets the focus back only if the dialog is closed before it goes.
      current?.close();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same
    <dialog
      ref={dialog}
      className={`Dialog Dialog-${shape}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        if (isOpen.current) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="Dialog-panel">
        <div className="Dialog-header">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
