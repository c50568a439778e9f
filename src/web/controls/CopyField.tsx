import { useId, useState } from 'react';
import './CopyField.css';
import { Icon } from './Icon.tsx';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** Something to pass on: a press selects it, and copies it where the browser allows that. */
export function CopyField({ label, value }: CopyFieldProps) {
  const id = useId();
  const [hasCopied, setCopied] = useState(false);
  // Pages without encryption have none.
  const clipboard = (navigator as Partial<Navigator>).clipboard;
  const copy = async () => {
    await clipboard?.writeText(value);
    setCopied(true);
  };
  return (
    <div className="CopyField">
      <label className="Field-label" htmlFor={id}>
        {label}
      </label>
      <div className="CopyField-line">
        <input
          id={id}
          className="input CopyField-value"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          onClick={(event) => event.currentTarget.select()}
        />
        {clipboard && (
          <button type="button" className="button" onClick={() => copy().catch(() => {})}>
            <Icon name={hasCopied ? 'check' : 'copy'} />
            <span className="CopyField-action">{hasCopied ? 'Copied' : 'Copy'}</span>
          </button>
        )}
      </div>
    </div>
  );
}
