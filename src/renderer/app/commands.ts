import { useEffect, useLayoutEffect, useRef } from 'react';
import { create } from 'zustand';
import type { Icon } from '../ui/icons.ts';
import type { Chord } from './chord.ts';

/** One thing the clerk can do here: the same entry answers its key, stands in the palette and on the sheet of keys. */
export type Command = {
  readonly id: string;
  /** The words of the act, as on its button. */
  readonly label: string;
  readonly icon: Icon;
  readonly run: () => void;
  readonly chord?: Chord;
  /** Grey words after the label in the palette. */
  readonly detail?: string;
  /** Heading it stands under ("Pour D'ARC Jean-Baptiste"); without one: "Partout". */
  readonly group?: string;
  /** Answers its key but is not offered in the palette: it opens the palette, or goes back. */
  readonly keyOnly?: boolean;
  /** Also answers while the palette or the sheet of keys is open. */
  readonly overDialogs?: boolean;
};

/** Which commands win a key: those of a panel over its screen's, those of a screen over the frame's. */
export type CommandLayer = 'frame' | 'screen' | 'panel';
const RANK: Readonly<Record<CommandLayer, number>> = { frame: 0, screen: 1, panel: 2 };

/** The commands of one mounted component, asked for when a key or the palette needs them. */
type Source = { readonly layer: CommandLayer; readonly commands: () => readonly Command[] };

type CommandState = {
  readonly sources: readonly Source[];
  /** Number of decisions and lists open over the screen; while there is one, keys act in it only. */
  readonly dialogs: number;
  register(source: Source): void;
  unregister(source: Source): void;
  dialogOpened(): void;
  dialogClosed(): void;
};

export const useCommandRegistry = create<CommandState>()((set) => ({
  sources: [],
  dialogs: 0,
  register: (source) => set((state) => ({ sources: [...state.sources, source] })),
  unregister: (source) => set((state) => ({ sources: state.sources.filter((one) => one !== source) })),
  dialogOpened: () => set((state) => ({ dialogs: state.dialogs + 1 })),
  dialogClosed: () => set((state) => ({ dialogs: Math.max(0, state.dialogs - 1) })),
}));

/** Every command that can be given now, the layer above and the last opened first; of two with one key the first wins. */
export function currentCommands(sources: readonly Source[]): Command[] {
  return sources
    .toReversed()
    .sort((a, b) => RANK[b.layer] - RANK[a.layer])
    .flatMap((source) => source.commands());
}

/**
 * Offers commands for as long as the calling component is mounted. The list may be made anew at each render: keys and
 * palette always run the latest.
 */
export function useCommands(commands: readonly Command[], layer: CommandLayer = 'screen'): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const source: Source = { layer, commands: () => latest.current };
    useCommandRegistry.getState().register(source);
    return () => useCommandRegistry.getState().unregister(source);
  }, [layer]);
}

/** While `open`, the commands of the screen below do not answer their keys. */
export function useCommandsHeld(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    useCommandRegistry.getState().dialogOpened();
    return () => useCommandRegistry.getState().dialogClosed();
  }, [open]);
}
