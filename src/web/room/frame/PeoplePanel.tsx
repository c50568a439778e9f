import { memo, useCallback, useEffect } from 'react';
import type { Client } from '../../../client/client.ts';
import { Avatar } from '../../controls/Avatar.tsx';
import { useView } from '../../use-view.ts';
import type { Person } from './order-people.ts';
import './PeoplePanel.css';
import { usePeople } from './use-people.ts';
import type { RoomActions } from './use-room-actions.tsx';

interface PeoplePanelProps {
  readonly client: Client;
  readonly actions: RoomActions;
  /** Somebody was chosen to talk to. */
  onChosen(): void;
}

/** Whose pictures these are is found among all that was said. */
const calmMs = 500;

/** Who is in the shown room; a press opens the room of two. */
export const PeoplePanel = memo(function PeoplePanel({ client, actions, onChosen }: PeoplePanelProps) {
  const view = useView(client, calmMs);
  const { here, nicks, info } = view;
  useEffect(() => {
    void client.who(info.id);
  }, [client, info.id]);
  const people = usePeople(client, view);
  const more = here - nicks.size;
  const talkTo = useCallback(
    ({ nick }: Person) => {
      onChosen();
      void actions.open(`@${nick}`);
    },
    [actions, onChosen],
  );
  return (
    <div className="PeoplePanel">
      <h2 className="PeoplePanel-heading">{here} here</h2>
      <ul className="PeoplePanel-list">
        {people.map((person) => (
          <PersonRow key={person.nick} person={person} onTalkTo={talkTo} />
        ))}
        {more > 0 && <li className="PeoplePanel-more">and {more} more</li>}
      </ul>
    </div>
  );
});

interface PersonRowProps {
  readonly person: Person;
  onTalkTo(person: Person): void;
}

/** Drawn anew only when the person is another, however much is said meanwhile. */
const PersonRow = memo(function PersonRow({ person, onTalkTo }: PersonRowProps) {
  const { nick, by, role, away, isOneself } = person;
  const standing = [isOneself && 'you', role !== 'member' && role, away !== undefined && formatAway(away)];
  const about = standing.filter((part) => part !== false);
  const content = (
    <>
      <Avatar by={by} nick={nick} size={32} />
      <span className="PeoplePanel-about">
        <span className="PeoplePanel-nick">{nick}</span>
        {about.length > 0 && <small>{about.join(' · ')}</small>}
      </span>
    </>
  );
  const className = `PeoplePanel-person ${away === undefined ? '' : 'PeoplePanel-away'}`;
  if (isOneself) return <li className={className}>{content}</li>;
  return (
    <li>
      <button type="button" className={className} title={`Write to ${nick} alone`} onClick={() => onTalkTo(person)}>
        {content}
      </button>
    </li>
  );
});

function formatAway(message: string): string {
  return message === 'away' ? message : `away: ${message}`;
}
