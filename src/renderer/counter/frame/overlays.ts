import { create } from 'zustand';

export type Overlay = 'palette' | 'keys';

type Overlays = {
  /** What lies over the screen: the list of commands, the sheet of keys, or nothing. */
  readonly open: Overlay | null;
  /** Shows one; the key of the one that is open closes it. */
  show(overlay: Overlay): void;
  close(): void;
};

export const useOverlays = create<Overlays>()((set) => ({
  open: null,
  show: (overlay) => set((state) => ({ open: state.open === overlay ? null : overlay })),
  close: () => set({ open: null }),
}));

/** True while something lies over the frame and holds the focus. */
export function modalIsOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}
