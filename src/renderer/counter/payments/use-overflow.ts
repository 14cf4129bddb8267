import { type RefCallback, useCallback, useState } from 'react';

/** Whether an element is longer than the place its parent scrolls it in, followed as either changes. */
export function useOverflow(): { readonly ref: RefCallback<HTMLElement>; readonly overflows: boolean } {
  const [overflows, setOverflows] = useState(false);
  const ref = useCallback((element: HTMLElement | null) => {
    const place = element?.parentElement;
    if (!element || !place) return;
    const measure = () => setOverflows(place.scrollHeight > place.clientHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  return { ref, overflows };
}
