import type { Client } from '../../client/client.ts';

/** Tells the person, once, when the host that they come back to has another page by now: it was updated. Returns how to stop. */
export function tellOfNewerPage(client: Client): () => void {
  let wasLost = false;
  const stop = client.subscribe(() => {
    const isOpen = client.view.link.type === 'open';
    if (isOpen && wasLost) void tellIfNewer();
    wasLost = !isOpen;
  });
  const tellIfNewer = async () => {
    if (!(await isPageOutdated())) return;
    stop();
    client.notice('The host was updated meanwhile. Load this page again to have all of it.');
  };
  return stop;
}

/** Each build of the page starts with a script of another name. */
async function isPageOutdated(): Promise<boolean> {
  const script = document.querySelector('script[type="module"]')?.getAttribute('src');
  const headers = { Accept: 'text/html' };
  const answer = await fetch('/', { headers, cache: 'no-store' }).catch(() => undefined);
  return answer?.ok === true && typeof script === 'string' && !(await answer.text()).includes(script);
}
