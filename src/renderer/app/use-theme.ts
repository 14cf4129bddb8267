import { useLayoutEffect } from 'react';
import type { Theme } from '../../contract/session.ts';

/** Dresses the window in an agent's choice; `system`, or nobody yet, leaves it to the system. */
export function useTheme(theme: Theme | undefined): void {
  useLayoutEffect(() => {
    const page = document.documentElement;
    if (theme === undefined || theme === 'system') delete page.dataset.theme;
    else page.dataset.theme = theme;
  }, [theme]);
}
