import { REFERENCE_TRIES, TRIES_KEPT_MS } from '../../../rules/kiosk/tries.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { refuseMoreTries } from './refusals.ts';

/** `until`: on the clock that only grows, when they are forgotten. */
type Wrong = { readonly tries: number; readonly until: number };

const kept = new WeakMap<CoreServices, Map<string, Wrong>>();

/**
 * Wrong names given to ask for a space, by person, over his visits. In memory: a refused command leaves nothing in the
 * base, and whoever gets here has proved his birth date, whose own tries are there.
 * @throws Refusal `BOR-GUICHET` once they are used up
 */
export function requireSpaceTry(core: CoreServices, handle: string): void {
  if ((standing(core).get(handle)?.tries ?? 0) < REFERENCE_TRIES) return;
  refuseMoreTries("Trop d'essais\u202f: un agent vérifie avec vous le nom écrit sur le bail.");
}

export function countWrongNames(core: CoreServices, handle: string): void {
  const wrong = standing(core);
  const until = core.ports.clock.monotonic() + TRIES_KEPT_MS;
  wrong.set(handle, { tries: (wrong.get(handle)?.tries ?? 0) + 1, until });
}

function standing(core: CoreServices): Map<string, Wrong> {
  const wrong = kept.get(core) ?? new Map<string, Wrong>();
  kept.set(core, wrong);
  const now = core.ports.clock.monotonic();
  for (const [handle, { until }] of wrong) if (until <= now) wrong.delete(handle);
  return wrong;
}
