import { App, type AppProps } from './App.tsx';
import { openScreen } from './open-screen.tsx';

/** Shows the app until the person leaves; returns early when `signal` aborts. Rejects with what broke it. */
export async function runApp(props: AppProps, { signal }: { signal: AbortSignal }): Promise<void> {
  const app = openScreen(<App {...props} />, process);
  signal.addEventListener('abort', () => app.unmount());
  await app.waitUntilExit();
}
