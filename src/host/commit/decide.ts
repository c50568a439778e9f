import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import type { LoggedRequest } from '../../chat/request.ts';
import { decideMeasure } from './decide-measure.ts';
import { decideDelete, decideEdit, decidePin, decidePost, decideReact } from './decide-message.ts';
import { decideRename } from './decide-rename.ts';
import { decidePassword, decideRoom, decideTopic, decideTopicLock } from './decide-room.ts';
import { type Decided, type DecisionContext, takenEffect } from './decision.ts';

/** Decides one request after all before it: its events are in the draft then, or it is refused and changes nothing. */
export async function decide(request: LoggedRequest, context: DecisionContext): Promise<Decided | Refusal> {
  if (request.type === 'create-room') return decideRoom(request, context);
  const refusal = await decideInRoom(request, context);
  return isRefusal(refusal) ? refusal : takenEffect;
}

function decideInRoom(
  request: Exclude<LoggedRequest, { type: 'create-room' }>,
  context: DecisionContext,
): Promise<Refusal | undefined> {
  switch (request.type) {
    case 'post':
      return decidePost(request, context);
    case 'edit':
      return decideEdit(request, context);
    case 'delete':
      return decideDelete(request, context);
    case 'react':
      return decideReact(request, context);
    case 'pin':
      return decidePin(request, context);
    case 'set-topic':
      return decideTopic(request, context);
    case 'lock-topic':
      return decideTopicLock(request, context);
    case 'set-password':
      return decidePassword(request, context);
    case 'rename':
      return decideRename(request, context);
    default:
      return decideMeasure(request, context);
  }
}
