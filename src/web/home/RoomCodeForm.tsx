import { type FormEvent, useState } from 'react';
import { Field, verbatim } from '../controls/Field.tsx';
import './RoomCodeForm.css';

interface RoomCodeFormProps {
  readonly mistake: string | undefined;
  readonly isBusy: boolean;
  onEnter(room: string): void;
}

/** The way to a room that is in no list. */
export function RoomCodeForm({ mistake, isBusy, onEnter }: RoomCodeFormProps) {
  const [room, setRoom] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(room.trim() === '');
    if (room.trim() !== '') onEnter(room.trim());
  };
  return (
    <form className="RoomCodeForm" onSubmit={submit}>
      <Field
        {...verbatim}
        className="RoomCodeForm-field"
        label="Code or name of a room"
        placeholder="K7QMX"
        value={room}
        mistake={isMissing ? 'Say which room, by its code or its name.' : mistake}
        onChange={(event) => setRoom(event.target.value)}
      />
      <button type="submit" className="button" aria-disabled={isBusy}>
        Enter
      </button>
    </form>
  );
}
