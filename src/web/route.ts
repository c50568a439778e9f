import type { RoomInfo } from '../chat/room-record.ts';

/** Which page an address names. `room`: its name, its code, `lobby`, or `@` and somebody's nick. */
export type Route = { readonly type: 'home' } | { readonly type: 'room'; readonly room: string };

export const home: Route = { type: 'home' };

/** The page that the path of an address names; whatever names none is home. */
export function parseRoute(path: string): Route {
  const [, named = ''] = /^\/r\/([^/]+)\/?$/u.exec(path) ?? [];
  const room = decode(named).trim();
  return room === '' ? home : { type: 'room', room };
}

export function formatRoute(route: Route): string {
  return route.type === 'home' ? '/' : `/r/${encodeURIComponent(route.room).replaceAll('%40', '@')}`;
}

/** Where a room is found: by its name if everybody may know it, else by its code. `label` is what people call it. */
export function routeOf({ id, kind, name }: Pick<RoomInfo, 'id' | 'kind' | 'name'>, label: string): Route {
  switch (kind) {
    case 'direct':
      return { type: 'room', room: label };
    case 'public':
      return { type: 'room', room: name ?? id };
    default:
      return { type: 'room', room: id };
  }
}

/** As it stands where a percent sign begins nothing. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
