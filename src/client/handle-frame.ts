import type { RoomInfo } from '../chat/room-record.ts';
import type { HostFrame } from '../protocol/host-frame.ts';
import type { Asking } from './asking.ts';
import { formatKnock, formatReplacedCode, type Knocks } from './knocks.ts';
import type { HeldRooms } from './rooms/held-rooms.ts';
import type { Knowledge } from './rooms/knowledge.ts';

/** [P27] */
const typingHoldsMs = 6000;

interface FrameParts {
  readonly asking: Asking;
  readonly rooms: HeldRooms;
  readonly knowledge: Knowledge;
  readonly knocks: Knocks;
  handleRoom(info: RoomInfo): void;
  /** Monotonic, in milliseconds. */
  now(): number;
}

/** Hands what the host says, once it has welcomed us, to whom it concerns. */
export function handleFrame(frame: HostFrame, parts: FrameParts): void {
  const { knowledge, rooms, asking } = parts;
  switch (frame.type) {
    case 'events':
      return rooms.handleEvents(frame);
    case 'page':
      return rooms.handlePage(frame) ? undefined : asking.hold(frame);
    case 'found':
    case 'rooms':
      return asking.hold(frame);
    case 'room':
      return parts.handleRoom(frame.info);
    case 'roster':
      return knowledge.dispatch(frame.room, { type: 'roster-known', roster: frame });
    case 'presence':
      return knowledge.dispatch(frame.room, { type: 'presence-changed', presence: frame });
    case 'typing':
      return knowledge.dispatch(frame.room, {
        type: 'typing-heard',
        typing: frame,
        until: parts.now() + typingHoldsMs,
      });
    case 'exposure':
      return knowledge.setExposed(frame.isExposed);
    case 'knock':
      parts.knocks.hear(frame);
      return knowledge.notice(formatKnock(frame), 'urgent');
    case 'invite':
      return frame.isReplacement ? knowledge.notice(formatReplacedCode(frame), 'urgent') : asking.hold(frame);
    case 'ping':
      return knowledge.setClock(frame.at);
    case 'ok':
    case 'refused':
      return asking.settle(frame);
    default:
  }
}
