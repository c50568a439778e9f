import { Fragment, type ReactNode, useMemo, useRef, useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { FoundDialog, type Place } from './FoundDialog.tsx';
import { TextDialog } from './TextDialog.tsx';
import { TextQuestionDialog } from './TextQuestionDialog.tsx';
import { type Dialogs, DialogsContext } from './use-dialogs.ts';

interface OpenDialog {
  readonly id: number;
  readonly node: ReactNode;
}

interface DialogsProviderProps {
  readonly children: ReactNode;
  /** Is told which message to go to. */
  onGoTo?(place: Place): void;
}

/** Holds the dialogs that are open, and lets everything within it open more. */
export function DialogsProvider({ children, onGoTo }: DialogsProviderProps) {
  const [openDialogs, setOpen] = useState<readonly OpenDialog[]>([]);
  const goTo = useRef(onGoTo);
  goTo.current = onGoTo;
  const dialogs = useMemo(() => createDialogs(setOpen, (place) => goTo.current?.(place)), []);
  return (
    <DialogsContext value={dialogs}>
      {children}
      {openDialogs.map(({ id, node }) => (
        <Fragment key={id}>{node}</Fragment>
      ))}
    </DialogsContext>
  );
}

type SetOpen = (change: (open: readonly OpenDialog[]) => readonly OpenDialog[]) => void;

let lastId = 0;

function createDialogs(setOpen: SetOpen, onGoTo: (place: Place) => void): Dialogs {
  const open: Dialogs['open'] = <T,>(render: (close: (result?: T) => void) => ReactNode) => {
    const { promise, resolve } = Promise.withResolvers<T | undefined>();
    lastId += 1;
    const id = lastId;
    const close = (result?: T) => {
      setOpen((dialogs) => dialogs.filter((dialog) => dialog.id !== id));
      resolve(result);
    };
    const node = render(close);
    setOpen((dialogs) => [...dialogs, { id, node }]);
    return promise;
  };
  const askText: Dialogs['askText'] = (question) =>
    open<string>((close) => <TextQuestionDialog question={question} onClose={close} />);
  return {
    open,
    askText,
    askPassword: (question) => askText({ title: question, label: 'Password', type: 'password' }),
    confirm: async (question) => {
      const asked = typeof question === 'string' ? { title: question } : question;
      return (await open<boolean>((close) => <ConfirmDialog question={asked} onClose={close} />)) ?? false;
    },
    showText: (title, text) => void open((close) => <TextDialog title={title} text={text} onClose={() => close()} />),
    showFound: (found) =>
      void open((close) => (
        <FoundDialog
          found={found}
          onClose={() => close()}
          onGoTo={(place) => {
            close();
            onGoTo(place);
          }}
        />
      )),
  };
}
