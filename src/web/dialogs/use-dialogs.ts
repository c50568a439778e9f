import { createContext, type ReactNode, useContext } from 'react';
import type { Found } from '../../chat/outgoing.ts';

/** Asks for one line. */
export interface TextQuestion {
  readonly title: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  /** Default: `text`. A password is never shown. */
  readonly type?: 'text' | 'password';
  /** What the button says; default: OK. */
  readonly action?: string;
  /** Does it, and resolves with what is wrong, as a sentence; the dialog stays until it is right or given up. */
  submit?(value: string): Promise<string | undefined>;
}

/** A question that is answered by yes or no. */
export interface YesNoQuestion {
  readonly title: string;
  readonly text?: string;
  /** What the button says that stands for yes; default: Yes. */
  readonly action?: string;
  /** It cannot be undone. */
  readonly isDangerous?: boolean;
}

/** What stands before the page for a while: each of several over the one before. */
export interface Dialogs {
  /** Resolves with what it was closed with; undefined when it was given up. */
  open<T>(render: (close: (result?: T) => void) => ReactNode): Promise<T | undefined>;
  /** Undefined when it was given up; may be empty. */
  askPassword(question: string): Promise<string | undefined>;
  askText(question: TextQuestion): Promise<string | undefined>;
  confirm(question: string | YesNoQuestion): Promise<boolean>;
  /** Lines stay lines, and stand under each other as in a terminal. */
  showText(title: string, text: string): void;
  /** Messages to choose from; the page goes to the chosen one. */
  showFound(found: Found): void;
}

export const DialogsContext = createContext<Dialogs | undefined>(undefined);

/** To be used within a `DialogsProvider`. */
export function useDialogs(): Dialogs {
  const dialogs = useContext(DialogsContext);
  if (!dialogs) throw new Error('There is no DialogsProvider around this.');
  return dialogs;
}
