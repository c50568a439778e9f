import { neutralizeLine } from '../../chat/text.ts';
import { formatKnocking } from '../../client/knocks.ts';
import { Icon } from '../controls/Icon.tsx';
import './Entrance.css';
import type { useEntering } from './use-entering.ts';
import type { Sight } from './use-observer.ts';

interface EntranceProps {
  /** The room that the address names; without one, the lobby. */
  readonly wanted: string | undefined;
  readonly sight: Sight;
  readonly entering: ReturnType<typeof useEntering>;
  onElsewhere(): void;
}

/** The button of the form that goes in, and what is to be known while one waits. */
export function Entrance({ wanted, sight, entering, onElsewhere }: EntranceProps) {
  const { isBusy, knockingAt, mistake, giveUp } = entering;
  if (isBusy) return <Waiting knockingAt={knockingAt} onGiveUp={giveUp} />;
  const label = wanted?.startsWith('@') ? neutralizeLine(wanted) : `#${neutralizeLine(wanted ?? 'lobby')}`;
  const isPrivate = sight.type === 'private';
  return (
    <div className="Entrance">
      {wanted !== undefined && <p>This address leads to {label}.</p>}
      {wanted !== undefined && mistake?.field === 'room' && (
        <p className="Entrance-mistake" role="alert">
          {mistake.message}
        </p>
      )}
      <button type="submit" className="button button-primary Entrance-enter">
        {isPrivate ? 'Ask to be let in' : `Enter ${label}`} <Icon name={isPrivate ? 'bell' : 'arrow'} />
      </button>
      {wanted !== undefined && (
        <button type="button" className="button button-quiet" onClick={onElsewhere}>
          {isPrivate ? 'To the beginning' : 'All rooms of this host'}
        </button>
      )}
      {sight.type === 'closed' && <p className="Entrance-sight">{sight.message}</p>}
    </div>
  );
}

interface WaitingProps {
  readonly knockingAt: string | undefined;
  onGiveUp(): void;
}

function Waiting({ knockingAt, onGiveUp }: WaitingProps) {
  return (
    <div className="Entrance" role="status">
      <p className="Entrance-waiting">
        <span className="Entrance-dots" aria-hidden="true" />
        {knockingAt === undefined ? 'Going in…' : formatKnocking(knockingAt)}
      </p>
      <button type="button" className="button" onClick={onGiveUp}>
        Cancel
      </button>
    </div>
  );
}
