import type { DossierChange } from '../../../../contract/dossier.ts';

/** The portal took it not at all: nobody at the landlord's has looked at it. */
export function isRefusedByPortal({ state, decidedAt }: DossierChange): boolean {
  return state === 'refusee' && decidedAt === null;
}

/** Whether somebody still has to act on it, here or at the landlord's. */
export function isUnderWay(change: DossierChange): boolean {
  return change.state === 'a_valider' || change.conflict !== null || isRefusedByPortal(change);
}
