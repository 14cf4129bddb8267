import type { CoreServices } from '../../procedures/procedures.ts';
import { moneyDesk } from '../money/money-desk.ts';
import { openOperations } from '../money/operations.ts';

export type TerminalState = 'ready' | 'none' | 'error';

/** How long what a terminal said of itself is believed, in milliseconds. */
const BELIEVED_MS = 15_000;

/** A payment whose end is not known for so long is the staff's affair, in milliseconds. */
const UNKNOWN_MS = 60_000;

type Heard = { state: 'ready' | 'error'; at: number; asking: boolean };
const heard = new WeakMap<CoreServices, Heard>();

/**
 * The terminal as it was last heard, at once; asks again behind the answer when that is old. `error` until it has
 * answered once, and while a payment stays unknown: no other is taken, and the portal's page of kiosks shows it.
 */
export function terminalState(core: CoreServices): TerminalState {
  const { terminal, clock } = core.ports;
  if (terminal === undefined) return 'none';
  const known = heard.get(core) ?? { state: 'error' as const, at: Number.NEGATIVE_INFINITY, asking: false };
  heard.set(core, known);
  // A call of another kind would disturb one that has somebody's card in it.
  const disturbs = known.asking || moneyDesk(core).busy;
  if (!disturbs && clock.monotonic() - known.at >= BELIEVED_MS) {
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
  return hasLongUnknown(core) ? 'error' : known.state;
}

/** A payment whose end has not been known for a minute: nothing more is taken before it is. */
export function hasLongUnknown({ base, ports: { clock } }: Pick<CoreServices, 'base' | 'ports'>): boolean {
  if (base.fault !== undefined) return false;
  const before = new Date(clock.now() - UNKNOWN_MS).toISOString();
  return openOperations(base.readable()).some(
    ({ state, askedAt }) => state === 'unknown' && askedAt < before,
  );
}
