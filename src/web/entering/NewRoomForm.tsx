import { type FormEvent, useState } from 'react';
import { Field, verbatim } from '../controls/Field.tsx';
import type { Wish } from './enter-chat.ts';
import type { Mistake } from './mistake.ts';
import './NewRoomForm.css';

interface NewRoomFormProps {
  readonly mistake: Mistake | undefined;
  readonly isBusy: boolean;
  onCreate(wish: Extract<Wish, { type: 'create' }>): void;
}

/** What to say of a room that is made: its name, who finds it, and its password. */
export function NewRoomForm({ mistake, isBusy, onCreate }: NewRoomFormProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const mistakeAt = (field: Mistake['field']) => (mistake?.field === field ? mistake.message : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCreate({ type: 'create', name, isPrivate, password });
  };
  return (
    <form className="NewRoomForm" onSubmit={submit}>
      <Field
        {...verbatim}
        label={isPrivate ? 'Name, if you like' : 'Name'}
        value={name}
        mistake={mistakeAt('name')}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="NewRoomForm-kinds">
        <legend className="Field-label">Who can enter</legend>
        <Kind
          label="Everybody"
          hint="It is in the list of rooms."
          isChosen={!isPrivate}
          onChoose={() => setPrivate(false)}
        />
        <Kind
          label="Who has its code"
          hint="It is in no list."
          isChosen={isPrivate}
          onChoose={() => setPrivate(true)}
        />
      </fieldset>
      <Field
        {...verbatim}
        label="Password, if you like"
        type="password"
        autoComplete="new-password"
        value={password}
        mistake={mistakeAt('password')}
        onChange={(event) => setPassword(event.target.value)}
      />
      <button type="submit" className="button button-primary" aria-disabled={isBusy}>
        Make the room
      </button>
    </form>
  );
}

interface KindProps {
  readonly label: string;
  readonly hint: string;
  readonly isChosen: boolean;
  onChoose(): void;
}

function Kind({ label, hint, isChosen, onChoose }: KindProps) {
  return (
    <label className="NewRoomForm-kind">
      <input type="radio" name="kind" checked={isChosen} onChange={onChoose} />
      <span>
        <strong>{label}</strong>
        <small>{hint}</small>
      </span>
    </label>
  );
}
