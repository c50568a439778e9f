import { useState } from 'react';
import type { RoomId } from '../../../chat/room-id.ts';
import type { Keep } from '../../keep/keep.ts';
import type { ComposerMode } from './composer-mode.ts';

interface ComposerTextParts {
  readonly keep: Keep;
  readonly room: RoomId;
  readonly mode: ComposerMode;
}

/** What is being written in a room. An edit stands apart from the draft, which is there again when the edit ends. */
export function useComposerText({ keep, room, mode }: ComposerTextParts) {
  const [draft, setDraft] = useState(() => keep.draft(room));
  const [edit, setEdit] = useState<{ readonly seq: number; readonly text: string } | undefined>(undefined);
  const write = (next: string) => {
    setDraft(next);
    keep.setDraft(room, next);
  };
  if (mode.type !== 'editing')
    return { text: draft, draft, write, writeDraft: write, endEdit: () => setEdit(undefined) };
  const { seq, text } = mode.message;
  return {
    text: edit?.seq === seq ? edit.text : text,
    draft,
    write: (next: string) => setEdit({ seq, text: next }),
    writeDraft: write,
    endEdit: () => setEdit(undefined),
  };
}
