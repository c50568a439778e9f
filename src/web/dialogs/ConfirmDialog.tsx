import { Dialog } from './Dialog.tsx';
import type { YesNoQuestion } from './use-dialogs.ts';

interface ConfirmDialogProps {
  readonly question: YesNoQuestion;
  onClose(isYes: boolean): void;
}

/** Asks before something is done. */
export function ConfirmDialog({ question, onClose }: ConfirmDialogProps) {
  const { title, text, action = 'Yes', isDangerous = false } = question;
  return (
    <Dialog title={title} onClose={() => onClose(false)}>
      {text && <p>{text}</p>}
      <div className="Dialog-actions">
        <button type="button" className="button button-quiet" onClick={() => onClose(false)}>
          Cancel
        </button>
        <button
          type="button"
          className={`button ${isDangerous ? 'button-danger' : 'button-primary'}`}
          data-focus
          onClick={() => onClose(true)}
        >
          {action}
        </button>
      </div>
    </Dialog>
  );
}
