import { useState } from 'react';
import type { RoomListing, Rooms } from '../../chat/outgoing.ts';
import { formatRoomLabel } from '../../client/rooms/room-label.ts';
import { Icon } from '../controls/Icon.tsx';
import './RoomTable.css';

interface RoomTableProps {
  readonly rooms: Rooms;
  /** What is entered just now. */
  readonly isBusy: boolean;
  onEnter(room: string): void;
}

/** What comes below the list is to be found without scrolling far. */
const fewRooms = 6;

/** The rooms that everybody can enter, those with most people first. */
export function RoomTable({ rooms: { rooms, more }, isBusy, onEnter }: RoomTableProps) {
  const [showsAll, setShowsAll] = useState(rooms.length <= fewRooms);
  return (
    <ul className="RoomTable">
      {rooms.slice(0, showsAll ? rooms.length : fewRooms).map((listing) => (
        <RoomRow key={listing.info.id} listing={listing} isBusy={isBusy} onEnter={onEnter} />
      ))}
      {!showsAll && rooms.length > fewRooms && (
        <li className="RoomTable-row">
          <button type="button" className="RoomTable-enter RoomTable-all" onClick={() => setShowsAll(true)}>
            Show all {rooms.length}
          </button>
        </li>
      )}
      {showsAll && more > 0 && <li className="RoomTable-more">and {more} more, by their names</li>}
    </ul>
  );
}

interface RoomRowProps {
  readonly listing: RoomListing;
  readonly isBusy: boolean;
  onEnter(room: string): void;
}

function RoomRow({ listing: { info, here }, isBusy, onEnter }: RoomRowProps) {
  const label = formatRoomLabel(info, { keyId: '', nick: '' });
  return (
    <li className="RoomTable-row">
      <button type="button" className="RoomTable-enter" disabled={isBusy} onClick={() => onEnter(info.name ?? info.id)}>
        <span className="RoomTable-about">
          <span className="RoomTable-name">
            {label}
            {info.isLocked && <Icon name="lock" />}
            {info.isLocked && <span className="visually-hidden">asks for a password</span>}
          </span>
          {info.topic && <span className="RoomTable-topic">{info.topic}</span>}
        </span>
        <span className="RoomTable-here">{here === 0 ? 'empty' : `${here} here`}</span>
        <Icon name="arrow" />
      </button>
    </li>
  );
}
