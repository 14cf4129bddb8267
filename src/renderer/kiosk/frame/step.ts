import { create } from 'zustand';

/** "Étape 1 sur 2", shown at the head of the screen while its question stands. */
export const useStep = create<{ readonly words: string | null }>()(() => ({ words: null }));

/** Shows a step; gives what takes it away. */
export function setStep(words: string): () => void {
  useStep.setState({ words });
  return () => useStep.setState((now) => (now.words === words ? { words: null } : now));
}
