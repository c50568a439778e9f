import type { Client } from '../../client/client.ts';

/** What whoever comes in does meanwhile. */
export interface ComingIn {
  /** It is given up: whoever was asked to let one in is asked no longer. */
  readonly signal?: AbortSignal;
  /** The host of that title is asked to let one in. */
  onKnocking?(title: string): void;
}

/** Connects a client, which may take as long as somebody needs to open the door. Rejects with a `ClientError`, also when it is given up. */
export async function comeIn(client: Client, { signal, onKnocking }: ComingIn): Promise<void> {
  const giveUp = () => client.close();
  signal?.addEventListener('abort', giveUp);
  const stopWatching = client.subscribe(() => {
    const { link } = client.view;
    if (link.type === 'knocking') onKnocking?.(link.title);
  });
  try {
    const coming = client.connect();
    if (signal?.aborted) giveUp();
    await coming;
  } finally {
    stopWatching();
    signal?.removeEventListener('abort', giveUp);
  }
}
