import type { CoreServices } from '../../procedures/procedures.ts';

export type TerminalState = 'ready' | 'none' | 'error';

/** How long what a terminal said of itself is believed, in milliseconds. */
const BELIEVED_MS = 15_000;

type Heard = { state: 'ready' | 'error'; at: number; asking: boolean };
const heard = new WeakMap<CoreServices, Heard>();

/**
 * The terminal as it was last heard, at once; asks again behind the answer when that is old. `error` until it has
 * answered once.
 */
export function terminalState(core: CoreServices): TerminalState {
  const { terminal, clock } = core.ports;
  if (terminal === undefined) return 'none';
  const known = heard.get(core) ?? { state: 'error' as const, at: Number.NEGATIVE_INFINITY, asking: false };
  heard.set(core, known);
  if (!known.asking && clock.monotonic() - known.at >= BELIEVED_MS) {
    known.asking = true;
    terminal
      .state()
      .catch(() => 'error' as const)
      .then((state) => {
        known.state = state;
        known.at = clock.monotonic();
        known.asking = false;
      });
  }
  return known.state;
}
