import { create } from 'zustand';
import type { LineState } from './connect.ts';

type Link = { readonly state: LineState; set(state: LineState): void };

/** How the line to the core stands. */
export const useLink = create<Link>()((set) => ({ state: 'connecting', set: (state) => set({ state }) }));
