import { type FormEvent, useState } from 'react';
import { ClientError } from '../../client/client-error.ts';
import { Field, verbatim } from '../controls/Field.tsx';
import { Dialog } from './Dialog.tsx';
import type { TextQuestion } from './use-dialogs.ts';

interface TextQuestionDialogProps {
  readonly question: TextQuestion;
  onClose(value?: string): void;
}

/** Asks for one line, until it is right. */
export function TextQuestionDialog({ question, onClose }: TextQuestionDialogProps) {
  const { title, label, hint, type = 'text', action = 'OK' } = question;
  const [value, setValue] = useState(question.value ?? '');
  const [mistake, setMistake] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const wrong = await mistakeIn(question, value);
    setBusy(false);
    setMistake(wrong);
    if (wrong === undefined) onClose(value);
  };
  return (
    <Dialog title={title} onClose={() => onClose()}>
      <form className="Dialog-form" onSubmit={(event) => void submit(event)}>
        <Field
          {...verbatim}
          label={label}
          hint={hint}
          type={type}
          mistake={mistake}
          value={value}
          data-focus
          onChange={(event) => setValue(event.target.value)}
        />
        <div className="Dialog-actions">
          <button type="button" className="button button-quiet" onClick={() => onClose()}>
            Cancel
          </button>
          <button type="submit" className="button button-primary" aria-disabled={isBusy}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

async function mistakeIn({ submit }: TextQuestion, value: string): Promise<string | undefined> {
  try {
    return await submit?.(value);
  } catch (error) {
    if (error instanceof ClientError) return error.message;
    throw error;
  }
}
