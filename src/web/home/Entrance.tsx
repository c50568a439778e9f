import { neutralizeLine } from '../../chat/text.ts';
import { Icon } from '../controls/Icon.tsx';
import './Entrance.css';
import type { useEntering } from './use-entering.ts';
import { useLongWait } from './use-long-wait.ts';
import type { Sight } from './use-observer.ts';

interface EntranceProps {
  /** The room that the address names; without one, the lobby. */
  readonly wanted: string | undefined;
  readonly sight: Sight;
  readonly entering: ReturnType<typeof useEntering>;
  onElsewhere(): void;
}

/** The button that goes in, and what is to be known while one waits. */
export function Entrance({ wanted, sight, entering, onElsewhere }: EntranceProps) {
  const { isBusy, mistake, enter, giveUp } = entering;
  if (isBusy) return <Waiting isPrivate={sight.type === 'closed' && sight.isPrivate} onGiveUp={giveUp} />;
  const room = wanted ?? 'lobby';
  const label = wanted?.startsWith('@') ? neutralizeLine(wanted) : `#${neutralizeLine(room)}`;
  return (
    <div className="Entrance">
      {wanted !== undefined && <p>This address leads to {label}.</p>}
      {wanted !== undefined && mistake?.field === 'room' && (
        <p className="Entrance-mistake" role="alert">
          {mistake.message}
        </p>
      )}
      <button
        type="button"
        className="button button-primary Entrance-enter"
        onClick={() => enter({ type: 'join', room })}
      >
        Enter {label} <Icon name="arrow" />
      </button>
      {wanted !== undefined && (
        <button type="button" className="button button-quiet" onClick={onElsewhere}>
          All rooms of this host
        </button>
      )}
      {sight.type === 'closed' && <p className="Entrance-sight">{sight.message}</p>}
    </div>
  );
}

interface WaitingProps {
  readonly isPrivate: boolean;
  onGiveUp(): void;
}

/** Long enough for any connection; whoever waits longer waits for somebody. */
const longWaitMs = 2500;

function Waiting({ isPrivate, onGiveUp }: WaitingProps) {
  const isLong = useLongWait(longWaitMs);
  return (
    <div className="Entrance" role="status">
      <p className="Entrance-waiting">
        <span className="Entrance-dots" aria-hidden="true" />
        {isPrivate
          ? 'Waiting to be let in. The host is asked on its own screen.'
          : isLong
            ? 'Still waiting for an answer. A private host is asked first whether to let you in.'
            : 'Going in…'}
      </p>
      <button type="button" className="button" onClick={onGiveUp}>
        Go back
      </button>
    </div>
  );
}
