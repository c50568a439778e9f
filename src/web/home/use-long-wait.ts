import { useEffect, useState } from 'react';

/** Whether it has been there for so long already. */
export function useLongWait(ms: number): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isLong;
}
