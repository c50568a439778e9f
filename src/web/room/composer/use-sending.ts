import { useEffect, useRef, useState } from 'react';
import type { WebChat } from '../../connect/open-chat.ts';
import { useDialogs } from '../../dialogs/use-dialogs.ts';
import { type ComposerMode, writing } from './composer-mode.ts';
import { type Submission, submit, usesMode } from './submit.ts';
import { type Unsent, withTextBack } from './unsent.ts';
import type { useComposerText } from './use-composer-text.ts';

interface SendingParts {
  readonly chat: WebChat;
  readonly mode: ComposerMode;
  readonly written: ReturnType<typeof useComposerText>;
  onModeChange(mode: ComposerMode): void;
  onLeave(): void;
}

let lastKey = 0;

/** Submits what is written. What is refused, at once or much later, comes back: into an empty composer, else to be put back. */
export function useSending(parts: SendingParts) {
  const { chat, mode, written } = parts;
  const dialogs = useDialogs();
  const [mistake, setMistake] = useState('');
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const latest = useRef(parts);
  latest.current = parts;
  const [room] = useState(chat.client.view.info.id);
  const isThere = useIsThere();
  const giveBack = (submission: Submission, reason: string) => {
    const { written: now, mode: modeNow, onModeChange } = latest.current;
    const { text } = submission;
    if (!isThere.current) {
      chat.keep.setDraft(room, withTextBack(chat.keep.draft(room), text));
      return chat.client.notice(reason, 'mistake', room);
    }
    if (modeNow.type !== 'writing' || now.draft !== '') {
      return setUnsent((before) => [...before, { ...submission, reason, key: ++lastKey }]);
    }
    setMistake(reason);
    if (submission.mode.type === 'editing') return now.writeDraft(text);
    now.writeDraft(text);
    onModeChange(submission.mode);
  };
  const drop = ({ key }: Unsent) => setUnsent((before) => before.filter((each) => each.key !== key));
  return {
    mistake,
    clearMistake: () => setMistake(''),
    unsent,
    drop,
    putBack: (back: Unsent) => {
      drop(back);
      written.writeDraft(withTextBack(written.draft, back.text));
    },
    send: () => {
      const { text } = written;
      const submission = { text, mode };
      setMistake('');
      if (mode.type === 'editing') written.endEdit();
      else written.writeDraft('');
      if (usesMode(text, mode)) parts.onModeChange(writing);
      void submit(submission, {
        chat,
        dialogs,
        // A mistake is known at once, when the composer is not emptied yet.
        onRefused: (reason) => void setTimeout(() => giveBack(submission, reason)),
        onLeave: parts.onLeave,
      });
    },
  };
}

function useIsThere(): { readonly current: boolean } {
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return isThere;
}
