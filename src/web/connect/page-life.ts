interface PageLife {
  /** Perhaps for good: nothing that comes later is sure to be run. */
  onHide(): void;
  /** It is looked at again, or the network is back. */
  onShow(): void;
}

/** Watches a page go and come back, as phones make it do at any moment. Returns how to stop. */
export function watchPageLife({ onHide, onShow }: PageLife): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const look = () => (document.visibilityState === 'hidden' ? onHide() : onShow());
  document.addEventListener('visibilitychange', look, { signal });
  window.addEventListener('pagehide', onHide, { signal });
  window.addEventListener('pageshow', onShow, { signal });
  window.addEventListener('online', onShow, { signal });
  return () => stopping.abort();
}
