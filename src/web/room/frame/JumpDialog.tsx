import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { RoomListing } from '../../../chat/outgoing.ts';
import type { RoomId } from '../../../chat/room-id.ts';
import type { Client } from '../../../client/client.ts';
import { Field, verbatim } from '../../controls/Field.tsx';
import { nextIndex } from '../../controls/next-index.ts';
import { Dialog } from '../../dialogs/Dialog.tsx';
import { useView } from '../../use-view.ts';
import './JumpDialog.css';
import { type JumpChoice, jumpChoices } from './jump-choices.ts';

interface JumpDialogProps {
  readonly client: Client;
  onShow(room: RoomId): void;
  onOpen(name: string): void;
  onClose(): void;
}

/** Goes to a room or a person, by a few letters. */
export function JumpDialog({ client, onShow, onOpen, onClose }: JumpDialogProps) {
  const { rooms: held, nicks, nick } = useView(client);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const listed = useListed(client);
  const id = useId();
  const choices = jumpChoices({ text, held, listed, nicks: [...nicks].filter((other) => other !== nick).sort() });
  const index = Math.min(chosen, choices.length - 1);
  const go = ({ target }: JumpChoice) => {
    onClose();
    if ('room' in target) onShow(target.room);
    else onOpen(target.name);
  };
  const onKey = (event: KeyboardEvent) => {
    const choice = choices[index];
    const next = event.key.startsWith('Arrow') ? nextIndex(event.key, { index, count: choices.length }) : undefined;
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (next !== undefined) setChosen(next);
    else if (choice) go(choice);
  };
  return (
    <Dialog title="Go to" onClose={onClose}>
      <Field
        {...verbatim}
        label="Room, code or nick"
        value={text}
        data-focus
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={id}
        aria-activedescendant={choices.length > 0 ? `${id}-${index}` : undefined}
        onKeyDown={onKey}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
      />
      <div className="JumpDialog-choices" role="listbox" id={id} aria-label="Rooms and people">
        {choices.map((choice, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above
          <div
            key={choice.key}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === index}
            className="JumpDialog-choice"
            ref={place === index ? scrollIntoView : undefined}
            onClick={() => go(choice)}
          >
            <span className="JumpDialog-label">{choice.label}</span>
            <span className="JumpDialog-about">{choice.about}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** The public rooms, as of when the dialog was opened. */
function useListed(client: Client): readonly RoomListing[] {
  const [listed, setListed] = useState<readonly RoomListing[]>([]);
  useEffect(() => {
    client
      .listRooms()
      .then(({ rooms }) => setListed(rooms))
      .catch(() => {});
  }, [client]);
  return listed;
}
