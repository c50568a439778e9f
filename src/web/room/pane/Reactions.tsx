import type { CountedReaction } from '../../../chat/event.ts';
import { neutralizeLine } from '../../../chat/text.ts';
import './Reactions.css';

interface ReactionsProps {
  readonly reactions: readonly CountedReaction[];
  /** Of oneself. */
  readonly nick: string;
  onReact(reaction: string): void;
}

/** How people have reacted: each kind with its count, and who; a click joins them or takes one's own back. */
export function Reactions({ reactions, nick, onReact }: ReactionsProps) {
  return (
    <ul className="Reactions" aria-label="Reactions">
      {reactions.map((counted) => {
        const isOwn = counted.nicks.some((each) => each === nick);
        const who = formatWho(counted, nick);
        const shown = neutralizeLine(counted.reaction);
        return (
          <li key={counted.reaction}>
            <button
              type="button"
              className="Reactions-chip"
              aria-pressed={isOwn}
              title={who}
              onClick={() => onReact(counted.reaction)}
            >
              <span className="Reactions-sign">{shown}</span>
              {counted.count}
              <span className="visually-hidden">, {who}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** `Ada, Bob and 3 more`; oneself first, as "you". */
export function formatWho({ nicks, count }: Pick<CountedReaction, 'nicks' | 'count'>, ownNick: string): string {
  const others = nicks.filter((nick) => nick !== ownNick).map((nick) => neutralizeLine(nick));
  const named = others.length < nicks.length ? ['you', ...others] : others;
  const more = count - nicks.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
