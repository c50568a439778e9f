import { useEffect, useState } from 'react';
import type { Client } from '../../../client/client.ts';
import { Icon } from '../../controls/Icon.tsx';
import { formatLink, type LinkNews } from './format-link.ts';
import './LinkBanner.css';
import type { FrameView } from './frame-view.ts';

interface LinkBannerProps {
  readonly client: Client;
  readonly view: FrameView;
  onLeave(): void;
}

/** Says that the connection is not there, and when it is tried again; nothing while it is. */
export function LinkBanner({ client, view, onLeave }: LinkBannerProps) {
  const news = formatLink(view, useNow(view.link.type === 'waiting-to-retry'));
  const hasOwnWords = news?.isOver || view.link.type === 'knocking';
  return (
    <>
      <p className="visually-hidden" role="status">
        {news && (hasOwnWords ? news.text : 'The connection to the host is lost. It is tried again by itself.')}
      </p>
      {news && <Banner news={news} client={client} onLeave={onLeave} />}
    </>
  );
}

function Banner({ news, client, onLeave }: Pick<LinkBannerProps, 'client' | 'onLeave'> & { readonly news: LinkNews }) {
  return (
    <div className={`LinkBanner ${news.isOver ? 'LinkBanner-over' : ''}`}>
      <Icon name="warning" />
      {/* Said by the status above, as the seconds would be read out one by one. */}
      <p aria-hidden="true">{news.text}</p>
      {news.action && (
        <button type="button" className="button" onClick={() => dialAgain(client)}>
          {news.action}
        </button>
      )}
      {news.isOver && (
        <button type="button" className="button button-quiet" onClick={onLeave}>
          Leave
        </button>
      )}
    </div>
  );
}

function dialAgain(client: Client): void {
  // What comes of it is in the view.
  client.connect().catch(() => {});
}

/** On the link's monotonic clock, looked at four times a second while it matters. */
function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!isTicking) return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}
