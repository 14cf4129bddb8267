import type { CoreServices, EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { type Guessed, KioskTries } from './kiosk-tries.ts';

const kept = new WeakMap<CoreServices, KioskTries>();

/** The tries of this kiosk, counted in one place. */
export function kioskTries(core: CoreServices): KioskTries {
  const known = kept.get(core);
  if (known !== undefined) return known;
  const tries = new KioskTries(core.ports.clock.monotonic, () => core.base.key);
  kept.set(core, tries);
  return tries;
}

/**
 * Counts a try, before it is looked at.
 * @throws Refusal `BOR-ATTENTE`, `BOR-GUICHET`
 */
export function reserveTry({ core, read, write }: EffectScope, guessed: Guessed): void {
  const tries = kioskTries(core);
  const wait = read((db) => tries.wait(db, guessed));
  if (wait.ms > 0) throw tooSoon(wait);
  write(({ db }) => tries.count(db, guessed) as undefined);
}

/** What a wrong try is answered: `wrong`, with how long to wait; or that there are no more. */
export function refusalAfter({ core, read }: EffectScope, guessed: Guessed, wrong: Refusal): Refusal {
  const wait = read((db) => kioskTries(core).wait(db, guessed));
  if (wait.locked) return tooSoon(wait);
  if (wait.ms === 0) return wrong;
  const { code, ...more } = wrong.failure;
  return new Refusal(code, wrong.message, { ...more, waitSeconds: seconds(wait.ms) });
}

function tooSoon({ ms, locked }: { readonly ms: number; readonly locked: boolean }): Refusal {
  const waitSeconds = seconds(ms);
  if (locked) {
    return new Refusal('BOR-GUICHET', 'Adressez-vous au guichet\u202f: un agent vous aidera.', {
      waitSeconds,
    });
  }
  return new Refusal('BOR-ATTENTE', `Attendez ${waitSeconds}\u00a0s avant de recommencer.`, { waitSeconds });
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
