import { useEffect, useState } from 'react';
import { formatTtl } from '../../../chat/ttl.ts';
import './Countdown.css';

interface CountdownProps {
  /** Both on the host's clock. */
  readonly at: number;
  readonly expiresAt: number;
  hostTime(): number;
}

/** How long a temporary message still lives: a ring that empties, and the time in words. */
export function Countdown({ at, expiresAt, hostTime }: CountdownProps) {
  const leftMs = useLeftMs(expiresAt, hostTime);
  const totalMs = Math.max(1, expiresAt - at);
  const share = Math.max(0, Math.min(1, leftMs / totalMs));
  const label = formatTtl(leftMs);
  return (
    <span className="Countdown" title={`Vanishes in ${label}`}>
      <svg className="Countdown-ring" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle className="Countdown-track" cx="8" cy="8" r="6" />
        <circle className="Countdown-left" cx="8" cy="8" r="6" pathLength="1" style={{ strokeDashoffset: 1 - share }} />
      </svg>
      <span className="visually-hidden">Vanishes in </span>
      {label}
    </span>
  );
}

/** Looks again when the words would be others. */
function useLeftMs(expiresAt: number, hostTime: () => number): number {
  const [leftMs, setLeftMs] = useState(() => expiresAt - hostTime());
  useEffect(() => {
    const now = expiresAt - hostTime();
    const timer = setTimeout(() => setLeftMs(expiresAt - hostTime()), now < 60_000 ? 1000 : 10_000);
    return () => clearTimeout(timer);
  });
  return leftMs;
}
