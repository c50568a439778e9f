import stringWidth from 'string-width';
import type { CountedReaction } from '../../chat/event.ts';
import { neutralizeLine } from '../../chat/text.ts';
import { cutToWidth } from '../cut-to-width.ts';
import { style } from '../style.ts';

interface ReactionParts {
  /** Of oneself. */
  readonly nick: string;
  readonly width: number;
}

/** A terminal may show the parts of an emoji side by side: the lines are shorter than they could be. */
const maxShare = 0.75;

/** How people have reacted, in as many lines as it takes: `+1 ×3  🎉`; one's own in brackets. */
export function layOutReactions(reactions: readonly CountedReaction[], { nick, width }: ReactionParts): string[] {
  const fitting = Math.max(1, Math.floor(width * maxShare));
  const lines: { text: string; width: number }[] = [];
  for (const reaction of reactions) {
    const isOwn = reaction.nicks.some((each) => each === nick);
    const shown = cutToWidth(formatReaction(reaction, isOwn), width);
    const shownWidth = stringWidth(shown);
    const styled = isOwn ? style.bold(shown) : style.dim(shown);
    const last = lines.at(-1);
    if (!last || last.width + 2 + shownWidth > fitting) lines.push({ text: styled, width: shownWidth });
    else lines[lines.length - 1] = { text: `${last.text}  ${styled}`, width: last.width + 2 + shownWidth };
  }
  return lines.map(({ text }) => text);
}

function formatReaction({ reaction, count }: CountedReaction, isOwn: boolean): string {
  const counted = `${neutralizeLine(reaction)}${count > 1 ? ` ×${count}` : ''}`;
  return isOwn ? `[${counted}]` : counted;
}
