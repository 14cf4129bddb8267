import { create } from 'zustand';

/** The question "are you still there": seconds left while it stands, null when it does not. */
export const useNotice = create<{ readonly secondsLeft: number | null }>()(() => ({ secondsLeft: null }));
