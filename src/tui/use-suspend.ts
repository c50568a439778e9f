import { createContext, useContext } from 'react';

/** How a screen gives the terminal back to the shell; without a `Suspendable` around it, it does not. */
export const SuspendContext = createContext<() => void>(() => {});

/** Returns what Ctrl-Z does: the shell has the terminal until `fg`. */
export function useSuspend(): () => void {
  return useContext(SuspendContext);
}
