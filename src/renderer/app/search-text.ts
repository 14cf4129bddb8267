import { create } from 'zustand';

type SearchText = {
  readonly text: string;
  /** Grows each time the field is asked to take the focus, with its text selected. */
  readonly focusAsked: number;
  /** The text was scanned and waits for its answer: it opens the account when there is exactly one. */
  readonly scanned: boolean;
  setText(text: string): void;
  askFocus(): void;
  scan(text: string): void;
  /** The scan has been answered. */
  entered(): void;
  clear(): void;
};

/** What stands in the search field, wherever the field is: large on Accueil, in the top bar elsewhere. */
export const useSearchText = create<SearchText>()((set) => ({
  text: '',
  focusAsked: 0,
  scanned: false,
  setText: (text) => set({ text, scanned: false }),
  askFocus: () => set((state) => ({ focusAsked: state.focusAsked + 1 })),
  scan: (text) => set((state) => ({ text, scanned: true, focusAsked: state.focusAsked + 1 })),
  entered: () => set({ scanned: false }),
  clear: () => set({ text: '', scanned: false }),
}));
