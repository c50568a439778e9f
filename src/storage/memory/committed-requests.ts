import type { RoomId } from '../../chat/room-id.ts';
import type { Commit, Place, RequestKey } from '../room-log.ts';

/** Where the events of requests are: of one request, at most one in each room. */
export class CommittedRequests {
  readonly #places = new Map<string, readonly Place[]>();

  /** Whether one of these requests has an event in that room already, or would have two. */
  hasAny(commits: readonly Commit[]): boolean {
    return commits.some(({ room, events }) => {
      const names = new Set(events.map(nameOf));
      return names.size < events.length || events.some((event) => this.#of(event).some((place) => place.room === room));
    });
  }

  add(request: RequestKey, place: Place): void {
    this.#places.set(nameOf(request), [...this.#of(request), place]);
  }

  find(request: RequestKey): Place | undefined {
    return this.#of(request)[0];
  }

  delete(request: RequestKey, room: RoomId): void {
    const others = this.#of(request).filter((place) => place.room !== room);
    if (others.length > 0) this.#places.set(nameOf(request), others);
    else this.#places.delete(nameOf(request));
  }

  #of(request: RequestKey): readonly Place[] {
    return this.#places.get(nameOf(request)) ?? [];
  }
}

function nameOf({ by, id }: RequestKey): string {
  return `${by} ${id}`;
}
