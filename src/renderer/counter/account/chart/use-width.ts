import { type RefCallback, useCallback, useState } from 'react';

/** The width of an element in CSS pixels, followed as it changes; `guess` until it is known. */
export function useWidth(guess: number): readonly [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(guess);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const measure = () => setWidth(Math.max(200, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
