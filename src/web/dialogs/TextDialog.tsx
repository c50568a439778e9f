import { Dialog } from './Dialog.tsx';
import './TextDialog.css';

interface TextDialogProps {
  readonly title: string;
  readonly text: string;
  onClose(): void;
}

/** Something to read. */
export function TextDialog({ title, text, onClose }: TextDialogProps) {
  return (
    <Dialog title={title} shape="wide" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts are scrolled by the keyboard, too */}
      <pre className="TextDialog-text" tabIndex={0}>
        {text}
      </pre>
    </Dialog>
  );
}
