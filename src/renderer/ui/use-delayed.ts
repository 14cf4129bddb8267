import { useEffect, useState } from 'react';

/**
 * True once `active` has lasted `delay` milliseconds; false at once when it ends.
 * Waiting is only shown when there is something to wait for (design.md §4: 150 ms).
 */
export function useDelayed(active: boolean, delay = 150): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!active) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), delay);
    return () => clearTimeout(timer);
  }, [active, delay]);
  return active && shown;
}
