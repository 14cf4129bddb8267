import { useEffect } from 'react';

const PROGRAM = 'Guichet';

/**
 * Names the window after the screen ("File d'envoi · Guichet"). Never with a person or an amount: titles are shown
 * by the system, in task bars and over shoulders. An account's is its reference (design.md §12).
 */
export function useTitle(screen: string | null): void {
  useEffect(() => {
    document.title = screen === null ? PROGRAM : `${screen} · ${PROGRAM}`;
    return () => {
      document.title = PROGRAM;
    };
  }, [screen]);
}
