import type { DatabaseSync } from 'node:sqlite';
import type { KeyId } from '../../chat/author.ts';
import type { Reacted } from '../../chat/event.ts';
import type { Reaction } from '../../chat/reaction.ts';

/** Who has reacted how, by now. Messages only count it. */
export class ReactionTable {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: DatabaseSync) {
    this.#statements = prepareStatements(database);
  }

  note(room: number, { type, target, by, reaction }: Reacted): void {
    const statement = type === 'reaction-added' ? this.#statements.add : this.#statements.remove;
    statement.run(room, target, by, reaction);
  }

  /** How this person has reacted to a message. */
  own(room: number, target: number, by: KeyId): ReadonlySet<Reaction> {
    const rows = this.#statements.own.all(room, target, by) as unknown as { reaction: Reaction }[];
    return new Set(rows.map(({ reaction }) => reaction));
  }

  forget(room: number, target: number): void {
    this.#statements.forget.run(room, target);
  }

  /** Forgets those to messages before a seq (exclusive). */
  dropBefore(room: number, seq: number): void {
    this.#statements.drop.run(room, seq);
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    add: database.prepare('INSERT OR IGNORE INTO reaction (room, target, key, reaction) VALUES (?, ?, ?, ?)'),
    remove: database.prepare('DELETE FROM reaction WHERE room = ? AND target = ? AND key = ? AND reaction = ?'),
    own: database.prepare('SELECT reaction FROM reaction WHERE room = ? AND target = ? AND key = ?'),
    forget: database.prepare('DELETE FROM reaction WHERE room = ? AND target = ?'),
    drop: database.prepare('DELETE FROM reaction WHERE room = ? AND target < ?'),
  };
}
