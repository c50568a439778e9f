import { useRef, useState } from 'react';
import { isRefusal } from '../../../chat/refusal.ts';
import { formatTtl, parseTtl } from '../../../chat/ttl.ts';
import { Icon } from '../../controls/Icon.tsx';
import { useClosing } from '../../controls/use-closing.ts';
import './TemporaryToggle.css';

const choices = [
  { ms: 10_000, label: '10 seconds' },
  { ms: 60_000, label: '1 minute' },
  { ms: 3_600_000, label: '1 hour' },
] as const;

interface TemporaryToggleProps {
  /** How long what is said here lives; undefined: as long as the room. */
  readonly ttlMs: number | undefined;
  onChange(ttlMs: number | undefined): void;
}

/** Whether what is said from now on vanishes by itself, and after what time. */
export function TemporaryToggle({ ttlMs, onChange }: TemporaryToggleProps) {
  const [isOpen, setIsOpen] = useState(false);
  const whole = useRef<HTMLDivElement | null>(null);
  const button = useRef<HTMLButtonElement | null>(null);
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  useClosing(whole, {
    isOpen,
    onClose: () => {
      setIsOpen(false);
      if (whole.current?.contains(document.activeElement)) button.current?.focus();
    },
  });
  const choose = (chosen: number | undefined) => {
    onChange(chosen);
    close();
  };
  const isOn = ttlMs !== undefined;
  const label = isOn ? `Messages vanish after ${formatTtl(ttlMs)}: change` : 'Let messages vanish';
  return (
    <div className="TemporaryToggle" ref={whole}>
      <button
        type="button"
        ref={button}
        className={isOn ? 'icon-button TemporaryToggle-on' : 'icon-button'}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="clock" />
      </button>
      {isOpen && (
        <fieldset className="TemporaryToggle-panel">
          <legend>Messages vanish after</legend>
          <div className="TemporaryToggle-choices">
            {choices.map(({ ms, label: words }) => (
              <Choice key={ms} label={words} isChosen={ttlMs === ms} onChoose={() => choose(ms)} />
            ))}
            <Choice label="Never" isChosen={!isOn} onChoose={() => choose(undefined)} />
          </div>
          <OwnTime onChoose={choose} />
        </fieldset>
      )}
    </div>
  );
}

function Choice({ label, isChosen, onChoose }: { label: string; isChosen: boolean; onChoose(): void }) {
  return (
    <button type="button" className="TemporaryToggle-choice" aria-pressed={isChosen} onClick={onChoose}>
      {label}
    </button>
  );
}

/** No form of its own: it stands in the composer's. */
function OwnTime({ onChoose }: { onChoose(ttlMs: number): void }) {
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState('');
  const choose = () => {
    const ttlMs = parseTtl(typed);
    if (isRefusal(ttlMs)) setMistake(ttlMs.message);
    else onChoose(ttlMs);
  };
  return (
    <div className="TemporaryToggle-own">
      <input
        className="input"
        aria-label="Another time"
        aria-invalid={mistake !== ''}
        placeholder="Another: 30s, 5m, 2h"
        autoComplete="off"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setMistake('');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          choose();
        }}
      />
      <button type="button" className="button" onClick={choose}>
        Set
      </button>
      {mistake !== '' && <p role="alert">{mistake}</p>}
    </div>
  );
}
