import { create } from 'zustand';
import type { AccountAct } from './route.ts';

/** An act that waits for its account. */
export type ActAsked = Extract<AccountAct, 'certificate' | 'request' | 'order'>;

type SearchText = {
  readonly text: string;
  /** Grows each time the field is asked to take the focus, with its text selected. */
  readonly focusAsked: number;
  /** The text was scanned and waits for its answer: it opens the account when there is exactly one. */
  readonly scanned: boolean;
  /** What opens on the account once it is found; said beside the field. */
  readonly actAsked: ActAsked | null;
  setText(text: string): void;
  askFocus(): void;
  /** Looks for the account of an act. */
  askAct(act: ActAsked): void;
  /** The account is looked for, no more for an act. */
  forgetAct(): void;
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
  actAsked: null,
  setText: (text) => set({ text, scanned: false }),
  askFocus: () => set((state) => ({ actAsked: null, focusAsked: state.focusAsked + 1 })),
  askAct: (actAsked) => set((state) => ({ actAsked, focusAsked: state.focusAsked + 1 })),
  forgetAct: () => set({ actAsked: null }),
  scan: (text) => set((state) => ({ text, scanned: true, focusAsked: state.focusAsked + 1 })),
  entered: () => set({ scanned: false }),
  clear: () => set({ text: '', scanned: false, actAsked: null }),
}));
