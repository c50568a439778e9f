import type { Wish } from '../entering/enter-chat.ts';
import type { Mistake } from '../entering/mistake.ts';
import { NewRoomForm } from '../entering/NewRoomForm.tsx';
import './RoomChoice.css';
import { RoomCodeForm } from './RoomCodeForm.tsx';
import { RoomTable } from './RoomTable.tsx';
import type { Sight } from './use-observer.ts';

interface RoomChoiceProps {
  readonly sight: Sight;
  readonly mistake: Mistake | undefined;
  readonly isBusy: boolean;
  onEnter(wish: Wish): void;
}

interface ListedProps extends Pick<RoomChoiceProps, 'sight' | 'isBusy'> {
  onEnter(room: string): void;
}

function Listed({ sight, isBusy, onEnter }: ListedProps) {
  if (sight.type !== 'seen') return <p className="RoomChoice-none">Looking which there are…</p>;
  if (sight.rooms.rooms.length === 0)
    return <p className="RoomChoice-none">Only the lobby so far: make the first one.</p>;
  return <RoomTable rooms={sight.rooms} isBusy={isBusy} onEnter={onEnter} />;
}

/** The rooms of a host: those in its list, those by their code, and new ones. */
export function RoomChoice({ sight, mistake, isBusy, onEnter }: RoomChoiceProps) {
  const enterRoom = (room: string) => onEnter({ type: 'join', room });
  return (
    <div className="RoomChoice">
      <section>
        <h2>Have a code?</h2>
        <RoomCodeForm
          mistake={mistake?.field === 'room' ? mistake.message : undefined}
          isBusy={isBusy}
          onEnter={enterRoom}
        />
      </section>
      {sight.type !== 'closed' && (
        <section>
          <h2>Rooms</h2>
          <Listed sight={sight} isBusy={isBusy} onEnter={enterRoom} />
        </section>
      )}
      <details className="RoomChoice-new">
        <summary>
          <h2>Make a room of your own</h2>
        </summary>
        <NewRoomForm mistake={mistake} isBusy={isBusy} onCreate={onEnter} />
      </details>
    </div>
  );
}
