import type { ExportFormat } from '../export-format.ts';
import type { MeasureRequest } from '../request.ts';

/** What a submitted text asks for. Messages are named by their seq; where one is not named, the last own one is meant. */
export type Entry =
  | { readonly type: 'say'; readonly text: string }
  /** `/me waves`. */
  | { readonly type: 'act'; readonly text: string }
  | { readonly type: 'say-temporarily'; readonly text: string; readonly ttlMs: number }
  /** From now on all messages here are temporary; undefined: no longer. */
  | { readonly type: 'set-ttl'; readonly ttlMs: number | undefined }
  | { readonly type: 'reply'; readonly target: number; readonly text: string }
  | { readonly type: 'react'; readonly target: number; readonly reaction: string }
  | { readonly type: 'edit'; readonly target: number | undefined; readonly text: string }
  | { readonly type: 'delete'; readonly target: number | undefined }
  | { readonly type: 'pin'; readonly target: number }
  | { readonly type: 'list-pins' }
  | { readonly type: 'search'; readonly words: string }
  | { readonly type: 'export'; readonly format: ExportFormat }
  /** By name or code. */
  | { readonly type: 'join'; readonly room: string }
  | { readonly type: 'part' }
  | { readonly type: 'create'; readonly name: string | undefined; readonly isPrivate: boolean }
  | { readonly type: 'list-rooms' }
  /** Without a topic: says what it is. An empty one takes it away. */
  | { readonly type: 'topic'; readonly topic: string | undefined }
  | { readonly type: 'lock-topic'; readonly isLocked: boolean }
  | { readonly type: 'password'; readonly isOff: boolean }
  | { readonly type: 'nick'; readonly nick: string }
  /** Without a text: only opens the room of two. */
  | { readonly type: 'message'; readonly nick: string; readonly text: string | undefined }
  | { readonly type: 'measure'; readonly request: MeasureRequest }
  | { readonly type: 'register' }
  | { readonly type: 'login'; readonly nick: string }
  | { readonly type: 'who' }
  /** An empty message: back again. */
  | { readonly type: 'away'; readonly message: string }
  /** Without a nick: says who is ignored. */
  | { readonly type: 'ignore'; readonly nick: string | undefined }
  | { readonly type: 'unignore'; readonly nick: string }
  /** `isSame`: the person has compared the host's six words. */
  | { readonly type: 'verify'; readonly isSame: boolean }
  /** Without a nick: what everybody may use; else a code for one person. */
  | { readonly type: 'invite'; readonly whom: string | undefined }
  | { readonly type: 'answer-knock'; readonly nick: string; readonly isLetIn: boolean }
  /** Whoever hosts lets browsers in without encryption. */
  | { readonly type: 'allow-plaintext' }
  /** `commands`, `keys`, `order`, or the first name of a slash command. */
  | { readonly type: 'help'; readonly topic: string }
  | { readonly type: 'quit' }
  | { readonly type: 'mistake'; readonly message: string };

/** A command that begins with `/`. */
export interface SlashCommand {
  /** The first one is shown. */
  readonly names: readonly [string, ...string[]];
  readonly argument?: string;
  /** In a few words. */
  readonly summary: string;
  /** What else there is to know, as sentences. */
  readonly details?: readonly string[];
  /** `argument` is trimmed and may be empty. */
  parse(argument: string): Entry;
}

export function mistake(message: string): Extract<Entry, { type: 'mistake' }> {
  return { type: 'mistake', message };
}
