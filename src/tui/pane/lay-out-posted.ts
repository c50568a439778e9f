import type { MessagePosted } from '../../chat/event.ts';
import { neutralizeLine } from '../../chat/text.ts';
import { mentionsOneself } from '../../client/text/blocks.ts';
import { formatTime } from '../../client/text/format-item.ts';
import type { Mentionable } from '../../client/text/mentions.ts';
import type { EventItem, Quoted } from '../../client/view/item.ts';
import { shortenToWidth } from '../cut-to-width.ts';
import { style } from '../style.ts';
import { gutterText } from './gutter.ts';
import { harmless } from './harmless.ts';
import { layOutMessage, textWidth } from './lay-out-message.ts';
import { layOutReactions } from './lay-out-reactions.ts';
import { actionLead, type Columns, messageLead } from './leads.ts';
import { besideLead, type Lead, type Row } from './row.ts';

/** What the rows of a message depend on beside it. */
export interface PostedParts extends Columns {
  readonly people: Mentionable;
  /** How long it still lives; undefined for one that stays. */
  readonly leftMs?: number | undefined;
}

/** A message that has not expired: what it answers, what was said, and how others have reacted. */
export function layOutPosted(item: EventItem & { readonly event: MessagePosted }, parts: PostedParts): Row[] {
  const { key, event, quoted } = item;
  const lead = leadOf(item, parts);
  if (event.isDeleted) return besideLead(key, { lead, lines: [style.dim('deleted')] });
  const { seq, expiresAt, replyTo, reactions = [] } = event;
  const message = layOutMessage(key, {
    lead,
    text: harmless(event.text),
    isEdited: event.isEdited === true,
    right: gutterText({ seq, leftMs: parts.leftMs, width: parts.width }),
    columns: parts,
    people: parts.people,
  });
  const rows = [
    ...(replyTo === undefined
      ? []
      : [layOutQuoted(key, { lead, columns: parts, text: formatQuoted(replyTo, quoted) })]),
    ...message,
    ...layOutReactions(reactions, { nick: parts.people.nick, width: textWidth(lead, parts) }).map((line, index) => ({
      key: `${key}.${message.length + index}`,
      line: ' '.repeat(lead.width) + line,
    })),
  ];
  return expiresAt === undefined ? rows : rows.map((row) => ({ ...row, expiresAt }));
}

function leadOf({ event, isOwn }: EventItem & { readonly event: MessagePosted }, parts: PostedParts): Lead {
  const { nick, at, isAction, text } = event;
  const isForOneself = !isOwn && mentionsOneself(text, parts.people.nick);
  const kind = isOwn ? 'own' : isForOneself ? 'mention' : 'other';
  const lead = isAction && !event.isDeleted ? actionLead : messageLead;
  return lead({ time: formatTime(at), nick, kind }, parts);
}

interface QuotedParts {
  readonly lead: Lead;
  readonly columns: Columns;
  readonly text: string;
}

/** One row above the answer, which begins where that does. */
function layOutQuoted(key: string, { lead, columns, text }: QuotedParts): Row {
  const line = ' '.repeat(lead.width) + style.dim(shortenToWidth(text, textWidth(lead, columns)));
  return { key: `${key}.-3`, line };
}

function formatQuoted(seq: number, quoted: Quoted | undefined): string {
  if (!quoted) return `↳ #${seq}`;
  if (quoted.text === '') return '↳ a message that is gone';
  return neutralizeLine(`↳ ${quoted.nick}: ${quoted.text}`);
}
