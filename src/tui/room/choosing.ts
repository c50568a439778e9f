import type { RoomListing } from '../../chat/outgoing.ts';
import type { People } from '../../client/completion/candidates.ts';
import {
  type Completion,
  chooseLast,
  chooseNext,
  findCompletion,
  findRoomCompletion,
  needsRooms,
} from '../../client/completion/completion.ts';
import { completed } from '../composer/completed.ts';
import type { Composer } from '../composer/composer.ts';
import {
  actionOf,
  hinting,
  type InputEvent,
  type RoomInput,
  type RoomStep,
  withComposer,
  writing,
} from './room-state.ts';

/** A key while something is offered; undefined for one that goes on with the text. */
export function whileChoosing(
  input: RoomInput,
  { completion, event }: { readonly completion: Completion<Composer>; readonly event: InputEvent },
): RoomStep | undefined {
  switch (actionOf(event)) {
    case 'complete':
    case 'down':
      return choose(input, chooseNext(completion, 1));
    case 'complete-back':
    case 'up':
      return choose(input, chooseNext(completion, -1));
    case 'submit':
      return { input: withComposer(input, input.composer) };
    case 'cancel':
    case 'interrupt':
      return { input: withComposer(input, completion.typed) };
    default:
      return undefined;
  }
}

/** Tab. */
export function complete(input: RoomInput, { people, isBack }: { people: People; isBack: boolean }): RoomStep {
  const { composer } = input;
  if (needsRooms(composer))
    return { input: { ...input, mode: writing }, wish: { type: 'list-rooms', typed: composer } };
  return { input: offer(input, { completion: findCompletion(composer, people), isBack }) };
}

function offer(
  input: RoomInput,
  { completion, isBack }: { readonly completion: Completion<Composer> | undefined; readonly isBack: boolean },
): RoomInput {
  if (!completion) return hinting(input, 'Nothing to complete');
  if (completion.candidates.length === 1) return withComposer(input, completed(completion));
  return choose(input, isBack ? chooseLast(completion) : completion).input;
}

/** Offers the rooms that were asked for, unless something else has been typed meanwhile. */
export function offerRooms(
  input: RoomInput,
  { typed, rooms }: { readonly typed: Composer; readonly rooms: readonly RoomListing[] },
): RoomInput {
  if (input.composer !== typed || input.mode.type !== 'writing') return input;
  return offer(input, { completion: findRoomCompletion(typed, rooms), isBack: false });
}

function choose(input: RoomInput, completion: Completion<Composer>): RoomStep {
  return { input: { ...input, composer: completed(completion), mode: { type: 'choosing', completion } } };
}
