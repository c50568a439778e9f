import type { KeyId } from '../../chat/author.ts';
import type { Welcome } from '../../chat/outgoing.ts';
import { lobby, type RoomId } from '../../chat/room-id.ts';
import { newRoomRecord, type RoomInfo, type RoomKind, roomInfo } from '../../chat/room-record.ts';
import type { LinkState } from '../link-state.ts';
import { formatRoomLabel } from '../rooms/room-label.ts';
import { applyRoomAction } from './apply-room-action.ts';
import { initialRoomView, type RoomAction, type RoomView } from './room-view.ts';

/** One of the rooms that a client is in, as a list shows it. */
export interface RoomSummary {
  readonly id: RoomId;
  readonly kind: RoomKind;
  readonly label: string;
  readonly unread: number;
  readonly mentions: number;
  readonly isShown: boolean;
}

/** All that a screen needs to know of one client: the room that is shown, and what all rooms have in common. Never changed in place. */
export interface View extends RoomView {
  readonly link: LinkState;
  readonly title: string;
  /** Names the owner's key, as the host says itself; undefined before it is known, and where nobody owns the host. */
  readonly hostKey: KeyId | undefined;
  /** The host lets in only whom it knows, or was asked for. [P62] */
  readonly isPrivate: boolean;
  /** Somebody is here whose connection can be read along. [P64] */
  readonly isExposed: boolean;
  /** The host's clock minus ours, in milliseconds. */
  readonly clockOffsetMs: number;
  /** The lobby, then the others in the order in which they were opened. */
  readonly rooms: readonly RoomSummary[];
}

/** All that a client knows. Never changed in place. */
export interface ClientState {
  readonly link: LinkState;
  readonly title: string;
  readonly hostKey: KeyId | undefined;
  readonly isPrivate: boolean;
  readonly isExposed: boolean;
  readonly clockOffsetMs: number;
  /** Of this person's own key. */
  readonly ownKeyId: string;
  /** Names the account that it belongs to. */
  readonly keyId: string;
  readonly rooms: ReadonlyMap<RoomId, RoomView>;
  readonly shown: RoomId;
}

export type ViewAction =
  | { readonly type: 'link-changed'; readonly link: LinkState }
  | { readonly type: 'welcomed'; readonly welcome: Welcome; readonly clockOffsetMs: number }
  | { readonly type: 'exposure-known'; readonly isExposed: boolean }
  | { readonly type: 'clock-set'; readonly clockOffsetMs: number }
  | { readonly type: 'room-opened'; readonly info: RoomInfo }
  | { readonly type: 'room-closed'; readonly room: RoomId }
  | { readonly type: 'room-chosen'; readonly room: RoomId }
  /** The same happened in every room. */
  | { readonly type: 'everywhere'; readonly action: RoomAction }
  | { readonly type: 'in-room'; readonly room: RoomId; readonly action: RoomAction };

export function initialState({ nick, keyId }: { readonly nick: string; readonly keyId: string }): ClientState {
  return {
    link: { type: 'connecting' },
    title: '',
    hostKey: undefined,
    isPrivate: false,
    isExposed: false,
    clockOffsetMs: 0,
    ownKeyId: keyId,
    keyId,
    rooms: new Map([[lobby, initialRoomView(lobbyInfo, nick)]]),
    shown: lobby,
  };
}

const lobbyInfo = roomInfo(newRoomRecord(lobby, 'lobby'));

/** The state after one more thing happened; the same object where that changes nothing. Pure. */
export function applyAction(state: ClientState, action: ViewAction): ClientState {
  switch (action.type) {
    case 'link-changed':
      return { ...state, link: action.link };
    case 'welcomed':
      return welcome(state, action);
    case 'exposure-known':
      return { ...state, isExposed: action.isExposed };
    case 'clock-set':
      return { ...state, clockOffsetMs: action.clockOffsetMs };
    case 'room-opened':
      return openRoom(state, action.info);
    case 'room-closed':
      return closeRoom(state, action.room);
    case 'room-chosen':
      return chooseRoom(state, action.room);
    case 'everywhere':
      return [...state.rooms.keys()].reduce((next, room) => applyInRoom(next, room, action.action), state);
    case 'in-room':
      return applyInRoom(state, action.room, action.action);
  }
}

/** What a screen shows of a state; parts that are as they were in the view before stay the same objects, and so does the view. */
export function viewOf(state: ClientState, before?: View): View {
  const { link, title, hostKey, isPrivate, isExposed, clockOffsetMs, shown } = state;
  const rooms = summarize(state);
  const isSame =
    before && rooms.length === before.rooms.length && rooms.every((room, index) => isEqual(room, before.rooms[index]));
  const view = {
    ...roomOf(state, shown),
    link,
    title,
    hostKey,
    isPrivate,
    isExposed,
    clockOffsetMs,
    rooms: isSame ? before.rooms : rooms,
  };
  return before && isEqual(view, before) ? before : view;
}

/** The view of somebody who is not connected yet. */
export function initialView(nick: string): View {
  return viewOf(initialState({ nick, keyId: '' }));
}

function welcome(
  state: ClientState,
  { welcome, clockOffsetMs }: Extract<ViewAction, { type: 'welcomed' }>,
): ClientState {
  const keyId = welcome.by ?? state.ownKeyId;
  const { title, hostKey, isPrivate = false } = welcome;
  const next = { ...state, title, hostKey, isPrivate, clockOffsetMs, keyId };
  const { nick } = welcome;
  return nick === undefined ? next : applyAction(next, { type: 'everywhere', action: { type: 'nick-known', nick } });
}

function openRoom(state: ClientState, info: RoomInfo): ClientState {
  if (state.rooms.has(info.id)) return applyInRoom(state, info.id, { type: 'room-known', info });
  const { nick } = roomOf(state, lobby);
  return { ...state, rooms: new Map([...state.rooms, [info.id, initialRoomView(info, nick)]]) };
}

function closeRoom(state: ClientState, room: RoomId): ClientState {
  if (room === lobby || !state.rooms.has(room)) return state;
  const rooms = new Map(state.rooms);
  rooms.delete(room);
  const closed = { ...state, rooms };
  return state.shown === room ? chooseRoom(closed, lobby) : closed;
}

function chooseRoom(state: ClientState, room: RoomId): ClientState {
  if (!state.rooms.has(room)) return state;
  const read = applyInRoom(state, room, { type: 'all-read' });
  return read.shown === room ? read : { ...read, shown: room };
}

function applyInRoom(state: ClientState, room: RoomId, action: RoomAction): ClientState {
  const view = state.rooms.get(room);
  const next = view && applyRoomAction(view, action);
  if (!next || next === view) return state;
  return { ...state, rooms: new Map(state.rooms).set(room, next) };
}

function roomOf({ rooms }: ClientState, room: RoomId): RoomView {
  return rooms.get(room) ?? (rooms.get(lobby) as RoomView);
}

function summarize({ rooms, shown, keyId }: ClientState): RoomSummary[] {
  return [...rooms.values()].map(({ info, nick, unread, mentions }) => ({
    id: info.id,
    kind: info.kind,
    label: formatRoomLabel(info, { keyId, nick }),
    unread,
    mentions,
    isShown: info.id === shown,
  }));
}

function isEqual<T extends object>(one: T, other: T | undefined): boolean {
  return other !== undefined && (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
