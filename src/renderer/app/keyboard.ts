import { useEffect } from 'react';
import { escapeTopOverlay } from '../ui/open-overlays.ts';
import { matches } from './chord.ts';
import { type Command, currentCommands, useCommandRegistry } from './commands.ts';

/** Keys the browser would use for itself; F5 would throw away a form. They do nothing when no screen takes them. */
const KEPT_FROM_BROWSER = new Set(['F1', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F12']);

/** The command this stroke gives now, if any. */
function commandFor(event: KeyboardEvent): Command | undefined {
  const { sources, dialogs } = useCommandRegistry.getState();
  return currentCommands(sources).find(
    (command) =>
      command.chord !== undefined &&
      matches(command.chord, event) &&
      (dialogs === 0 || command.overDialogs === true),
  );
}

function isBack(command: Command): boolean {
  return command.chord !== undefined && 'key' in command.chord && command.chord.key === 'Escape';
}

/**
 * Listens once for the whole window. Function keys and Ctrl chords before any field sees them, since components may
 * stop a key's way up; Échap last, so that a menu or a field uses it first.
 */
export function useKeyboard(): void {
  useEffect(() => {
    const first = (event: KeyboardEvent) => {
      if (event.isComposing || event.key === 'Escape') return;
      const command = commandFor(event);
      if (command === undefined) {
        if (KEPT_FROM_BROWSER.has(event.key) && !event.altKey) event.preventDefault();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) command.run();
    };
    const last = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.key !== 'Escape' || event.repeat) return;
      // A list over everything (the palette) keeps its own key; else what lies over the screen comes before the screen.
      if (useCommandRegistry.getState().dialogs === 0 && escapeTopOverlay()) {
        event.preventDefault();
        return;
      }
      const command = commandFor(event);
      if (command === undefined || !isBack(command)) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', first, { capture: true });
    window.addEventListener('keydown', last);
    return () => {
      window.removeEventListener('keydown', first, { capture: true });
      window.removeEventListener('keydown', last);
    };
  }, []);
}
