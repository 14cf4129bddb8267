import { useEffect, useRef } from 'react';
import { useCore } from './core.tsx';

/** Idle time after which the post locks; the core keeps the same time on its side. */
export const IDLE_LOCK_MS = 5 * 60_000;
const LOOK_EVERY_MS = 5_000;
/** The core is told of work at most this often: reading and writing already tell it. */
const TOUCH_EVERY_MS = 30_000;

const SIGNS_OF_WORK = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/**
 * Locks after five minutes without a real key or pointer. Compares clocks rather than counting: a computer that slept
 * must lock when it wakes, and timers do not run while it sleeps. Both clocks are asked, since the steady one may stand
 * still during sleep and the other may be set.
 */
export function useIdleLock(lock: () => void): void {
  const { client } = useCore();
  const latest = useRef(lock);
  useEffect(() => {
    latest.current = lock;
  });
  useEffect(() => {
    let lastSteady = performance.now();
    let lastWall = Date.now();
    let touched = lastSteady;
    const isIdle = () =>
      performance.now() - lastSteady >= IDLE_LOCK_MS || Date.now() - lastWall >= IDLE_LOCK_MS;
    const look = () => {
      if (isIdle()) latest.current();
    };
    const onWork = (event: Event) => {
      if (!event.isTrusted) return;
      // The key that wakes a sleeping post must not count as work on what it shows.
      if (isIdle()) {
        latest.current();
        return;
      }
      lastSteady = performance.now();
      lastWall = Date.now();
      if (lastSteady - touched < TOUCH_EVERY_MS) return;
      touched = lastSteady;
      client.session.touch({}).catch(() => {});
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    for (const sign of SIGNS_OF_WORK) window.addEventListener(sign, onWork, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_WORK) window.removeEventListener(sign, onWork, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [client]);
}
