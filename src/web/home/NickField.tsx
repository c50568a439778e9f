import { friendlyNick } from '../../chat/friendly-nick.ts';
import { Avatar } from '../controls/Avatar.tsx';
import { Field, verbatim } from '../controls/Field.tsx';
import { Icon } from '../controls/Icon.tsx';
import './NickField.css';

interface NickFieldProps {
  readonly nick: string;
  /** The name of the person's key. */
  readonly by: string;
  readonly mistake: string | undefined;
  onChange(nick: string): void;
}

/** Under what name somebody is seen, and beside which avatar: that stays theirs under any name. */
export function NickField({ nick, by, mistake, onChange }: NickFieldProps) {
  return (
    <div className="NickField">
      <Avatar by={by} nick={nick} size={56} />
      <Field
        {...verbatim}
        className="NickField-field"
        label="Your nick"
        name="nick"
        value={nick}
        mistake={mistake}
        hint="The picture stays yours, whatever your nick."
        onChange={(event) => onChange(event.target.value)}
      />
      <button
        type="button"
        className="icon-button NickField-dice"
        aria-label="Another nick"
        title="Another nick"
        onClick={() => onChange(friendlyNick(Math.random))}
      >
        <Icon name="dice" />
      </button>
    </div>
  );
}
