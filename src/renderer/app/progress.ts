import { create } from 'zustand';
import type { CoreEvent } from '../../contract/events.ts';

export type Progress = Extract<CoreEvent, { kind: 'progress' }>;

type ProgressState = {
  readonly works: Readonly<Partial<Record<Progress['work'], Progress>>>;
  note(progress: Progress): void;
  /** Forgets a work that ended. */
  end(work: Progress['work']): void;
};

/** How far long works of the core have come; they go on whatever the screen shows. */
export const useProgress = create<ProgressState>()((set) => ({
  works: {},
  note: (progress) => set((state) => ({ works: { ...state.works, [progress.work]: progress } })),
  end: (work) =>
    set((state) => ({
      works: Object.fromEntries(Object.entries(state.works).filter(([name]) => name !== work)),
    })),
}));
