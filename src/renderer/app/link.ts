import { create } from 'zustand';
import type { LineState } from './connect.ts';

type Link = {
  readonly state: LineState;
  /** When the line last opened, in milliseconds since 1970: what was answered before it is not to be trusted. */
  readonly openedAt: number;
  set(state: LineState): void;
};

/** How the line to the core stands. */
export const useLink = create<Link>()((set) => ({
  state: 'connecting',
  openedAt: 0,
  set: (state) => set(state === 'open' ? { state, openedAt: Date.now() } : { state }),
}));
