import type { RoomListing } from '../../../chat/outgoing.ts';
import type { RoomId } from '../../../chat/room-id.ts';
import { fold } from '../../../client/completion/candidates.ts';
import { formatRoomLabel } from '../../../client/rooms/room-label.ts';
import type { RoomSummary } from '../../../client/view/view.ts';

/** Somewhere to go: a room one is in already, or one that is opened first, by name or code, or `@` and a nick. */
export interface JumpChoice {
  readonly key: string;
  readonly label: string;
  readonly about: string;
  readonly target: { readonly room: RoomId } | { readonly name: string };
}

export interface JumpParts {
  readonly text: string;
  /** Those that one is in. */
  readonly held: readonly RoomSummary[];
  readonly listed: readonly RoomListing[];
  /** Who is here, without oneself. */
  readonly nicks: readonly string[];
}

const maxChoices = 50;

/** What could be meant by a text, the best first: rooms with news when nothing is written; in the end, whatever is written itself. */
export function jumpChoices(parts: JumpParts): JumpChoice[] {
  const text = parts.text.trim();
  const wanted = fold(text.replace(/^[#@]/u, ''));
  const known = knownPlaces(parts).filter(({ label }) => fold(label).includes(wanted));
  const isStart = ({ label }: JumpChoice) => fold(label.slice(1)).startsWith(wanted);
  const ordered = wanted === '' ? known : [...known.filter(isStart), ...known.filter((choice) => !isStart(choice))];
  const isKnown = known.some(({ label }) => fold(label.slice(1)) === wanted);
  const typed = { key: 'typed', label: text, about: 'by its code or name', target: { name: text } };
  return [...ordered.slice(0, maxChoices), ...(wanted === '' || isKnown ? [] : [typed])];
}

function knownPlaces({ held, listed, nicks }: JumpParts): JumpChoice[] {
  const heldIds = new Set(held.map(({ id }) => id));
  const heldLabels = new Set(held.map(({ label }) => label));
  return [
    ...held
      .filter(({ isShown }) => !isShown)
      .toSorted((one, other) => other.unread - one.unread)
      .map(heldChoice),
    ...listed.filter(({ info }) => !heldIds.has(info.id)).map(listedChoice),
    ...nicks
      .filter((nick) => !heldLabels.has(`@${nick}`))
      .map((nick) => ({
        key: `@${nick}`,
        label: `@${nick}`,
        about: 'just the two of you',
        target: { name: `@${nick}` },
      })),
  ];
}

function heldChoice({ id, label, unread }: RoomSummary): JumpChoice {
  return { key: id, label, about: unread === 0 ? '' : `${unread} new`, target: { room: id } };
}

function listedChoice({ info, here }: RoomListing): JumpChoice {
  const about = [`${here} here`, ...(info.isLocked ? ['password'] : []), ...(info.topic ? [info.topic] : [])].join(
    ' · ',
  );
  const label = formatRoomLabel(info, { keyId: '', nick: '' });
  return { key: info.id, label, about, target: { name: info.name ?? info.id } };
}
