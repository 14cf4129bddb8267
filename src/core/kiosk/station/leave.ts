import { type Derive, verifierHolds } from '../../../rules/kiosk/verifier.ts';
import { readMeta } from '../../database/meta.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { kioskTries, refusalAfter, reserveTry } from '../identity/tries-of.ts';

const GUESSED = { kind: 'exit' } as const;
/** Of no code: one is hashed all the same. */
const NONE = `scrypt$4096$8$1$${'0'.repeat(32)}$${'0'.repeat(64)}`;

/**
 * The staff's code ends the program.
 * @throws Refusal `BOR-SORTIE`, `BOR-ATTENTE`, `BOR-GUICHET`
 */
export async function leave(
  scope: EffectScope,
  { code }: { readonly code: string },
  derive: Derive,
): Promise<Record<string, never>> {
  const { core, read, write } = scope;
  reserveTry(scope, GUESSED);
  const verifier = read((db) => readMeta(db, 'kiosk-exit') ?? null);
  const holds = verifierHolds('sortie', code.replaceAll(/\s/g, ''), verifier ?? NONE, derive);
  if (verifier === null || !holds) {
    throw refusalAfter(
      scope,
      GUESSED,
      new Refusal('BOR-SORTIE', "Ce n'est pas le code de sortie de cette borne.", { field: 'code' }),
    );
  }
  write(({ db }) => kioskTries(core).clear(db, GUESSED) as undefined);
  core.ports.log.info('kiosk-left');
  core.leave?.();
  return {};
}
