import { type ComponentProps, useEffect, useId, useRef } from 'react';
import './Field.css';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'ref'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what was entered, as a sentence. */
  readonly mistake?: string | undefined;
}

/** One line to fill in, with its label above it and what is wrong with it below; what is wrong takes the focus. */
export function Field({ label, hint, mistake, className = '', ...input }: FieldProps) {
  const id = useId();
  const isWrong = mistake !== undefined;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (mistake !== undefined) field.current?.focus();
  }, [mistake]);
  return (
    <div className={`Field ${className}`}>
      <label className="Field-label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        ref={field}
        id={id}
        className="input"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-mistake` : hint && `${id}-hint`}
      />
      {isWrong ? (
        <p className="Field-mistake" id={`${id}-mistake`} role="alert">
          {mistake}
        </p>
      ) : (
        hint && (
          <p className="Field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

/** For what no person's name, no address and no sentence is: nothing is corrected, remembered or filled in. */
export const verbatim = {
  autoComplete: 'off',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
} as const;
