import { useEffect, useState } from 'react';

/**
 * Seconds still to wait, counting down from what the core said. It only tells: the core decides.
 * @param seconds wait announced by a refusal, or undefined when there is none
 * @param turn changes with each refusal, so that the same wait said twice counts anew
 */
export function useCountdown(seconds: number | undefined, turn: unknown): number {
  const [left, setLeft] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` starts the count again although nothing else changed.
  useEffect(() => {
    const until = performance.now() + (seconds ?? 0) * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    count();
    if (seconds === undefined || seconds <= 0) return;
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [seconds, turn]);
  return left;
}
