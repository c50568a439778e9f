import { useApp } from 'ink';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useRepaintAfterResize } from './painting/use-repaint.ts';
import { type Suspension, watchSuspension } from './suspension.ts';
import { SuspendContext } from './use-suspend.ts';

interface SuspendableProps {
  readonly children: ReactNode;
  /** Whether the screen is on the terminal that this process was started from: nobody could continue another. */
  readonly isShellWaiting: boolean;
}

/** Lets what is inside be stopped with Ctrl-Z or SIGTSTP, and paints it anew when it goes on, and after each new size. */
export function Suspendable({ isShellWaiting, children }: SuspendableProps) {
  const { suspendTerminal } = useApp();
  useRepaintAfterResize();
  const suspension = useRef<Suspension | undefined>(undefined);
  useEffect(() => {
    if (!isShellWaiting) return undefined;
    suspension.current = watchSuspension(suspendTerminal);
    return () => suspension.current?.end();
  }, [isShellWaiting, suspendTerminal]);
  const suspend = useMemo(() => () => suspension.current?.suspend(), []);
  return <SuspendContext value={suspend}>{children}</SuspendContext>;
}
