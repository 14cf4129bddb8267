import { useEffect } from 'react';
import { create } from 'zustand';

/** How many things are at work that must not be cut by the idle clock. */
export const useAwake = create<{ readonly works: number }>()(() => ({ works: 0 }));

/** While `active`, nobody is asked whether he is still there: the terminal waits for a card, a page is printing. */
export function useKeepAwake(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    useAwake.setState(({ works }) => ({ works: works + 1 }));
    return () => useAwake.setState(({ works }) => ({ works: works - 1 }));
  }, [active]);
}
