import { ChangedHostError } from '../../client/changed-host-error.ts';
import { ClientError } from '../../client/client-error.ts';
import { OpeningError } from '../chat.ts';
import type { ScreenAction } from '../screen-state.ts';

/** What the person is told when a chat did not open; undefined when a defect is the reason. */
export function openingFailed(error: unknown): ScreenAction | undefined {
  if (error instanceof OpeningError) return { type: 'opening-failed', mistake: error.message, isAboutNick: false };
  if (error instanceof ChangedHostError)
    return { type: 'new-host-found', question: error.question, identity: error.identity };
  if (!(error instanceof ClientError)) return undefined;
  const isAboutNick = error.refusalCode?.startsWith('nick-') ?? false;
  return { type: 'opening-failed', mistake: error.message, isAboutNick };
}
