import { neutralizeLine } from '../../../chat/text.ts';
import type { Client } from '../../../client/client.ts';
import { formatKnockAnswer } from '../../../client/knocks.ts';
import { Icon } from '../../controls/Icon.tsx';
import './KnockBanner.css';
import { useKnocking } from './use-knocking.ts';

interface KnockBannerProps {
  readonly client: Client;
}

/** The others are asked about when these are answered. */
const maxShown = 3;

/** Asks who is in charge about those who wait to be let in, who waits longest first; nothing where nobody does. */
export function KnockBanner({ client }: KnockBannerProps) {
  const waiting = useKnocking(client).toReversed();
  if (waiting.length === 0) return null;
  const more = waiting.length - maxShown;
  return (
    <div className="KnockBanner" role="alert">
      <ul>
        {waiting.slice(0, maxShown).map((nick) => (
          <li key={nick} className="KnockBanner-knock">
            <Icon name="bell" />
            <p>
              <strong>{neutralizeLine(nick)}</strong> wants to be let in
            </p>
            <button
              type="button"
              className="button button-primary"
              onClick={() => void answer(client, { nick, isLetIn: true })}
            >
              Let in<span className="visually-hidden"> {neutralizeLine(nick)}</span>
            </button>
            <button type="button" className="button" onClick={() => void answer(client, { nick, isLetIn: false })}>
              Turn away<span className="visually-hidden"> {neutralizeLine(nick)}</span>
            </button>
          </li>
        ))}
        {more > 0 && <li className="KnockBanner-more">and {more} more</li>}
      </ul>
    </div>
  );
}

async function answer(
  client: Client,
  { nick, isLetIn }: { readonly nick: string; readonly isLetIn: boolean },
): Promise<void> {
  const answered = await client.answerKnock(nick, isLetIn);
  if (answered.type === 'refused') client.notice(answered.message, 'mistake');
  else client.notice(formatKnockAnswer(nick, isLetIn));
}
