import { render } from 'ink';
import { App, type AppProps } from './App.tsx';

/** Keys are painted at once; what arrives is coalesced by `useView`, so the frame rate is no limit for reading. */
const maxFps = 250;

/** Shows the app until the person leaves; returns early when `signal` aborts. Rejects with what broke it. */
export async function runApp(props: AppProps, { signal }: { signal: AbortSignal }): Promise<void> {
  const app = render(<App {...props} />, {
    alternateScreen: true,
    exitOnCtrlC: false,
    incrementalRendering: true,
    // Ink would turn itself off where the variable CI is set.
    interactive: true,
    maxFps,
  });
  signal.addEventListener('abort', () => app.unmount());
  await app.waitUntilExit();
}
