import { create } from 'zustand';
import { backFrom, FIRST_PLACE, goTo, homeOf, type Overlay, type Place, type ScreenName } from './steps.ts';

/** Why the visit ends: said on the last page. */
export type Ending = 'asked' | 'idle' | 'lost';

type Flow = Place & {
  /** The visit is being forgotten; nothing of it is drawn any more. */
  readonly ending: Ending | null;
  /** Counts the screens shown: a screen gone to twice begins anew. */
  readonly turn: number;
  /** A reference scanned on the first page, for the question that asks it. */
  readonly brought: string | null;
  go(screen: ScreenName): void;
  /** To a screen that asks for more proof: first the proof, then the screen. */
  prove(wanted: ScreenName): void;
  /** Somebody was let in: to the tiles, or to a screen. */
  enter(screen?: ScreenName): void;
  /** A reference was scanned before it was asked. */
  bring(reference: string): void;
  lay(over: Overlay): void;
  back(): void;
  home(): void;
  end(why?: Ending): void;
};

/** Which question stands. */
export const useFlow = create<Flow>()((set) => ({
  ...FIRST_PLACE,
  ending: null,
  turn: 0,
  brought: null,
  go: (screen) => set((flow) => ({ ...goTo(flow, screen), turn: flow.turn + 1, brought: null })),
  prove: (wanted) => set((flow) => ({ ...goTo(flow, 'proof'), wanted, turn: flow.turn + 1 })),
  enter: (screen = 'home') =>
    set((flow) => ({ ...goTo({ ...flow, letIn: true }, screen), turn: flow.turn + 1 })),
  bring: (brought) => set((flow) => ({ ...goTo(flow, 'identify'), brought, turn: flow.turn + 1 })),
  lay: (over) => set({ over }),
  back: () => set(backFrom),
  home: () => set((flow) => ({ ...homeOf(flow), turn: flow.turn + 1 })),
  end: (why = 'asked') =>
    set((flow) => (flow.ending === null ? { ...FIRST_PLACE, ending: why, brought: null } : {})),
}));
