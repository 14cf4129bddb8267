import { type KioskLevel, reaches } from '../../rules/kiosk/levels.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import type { KioskVisit, PortSession } from '../procedures/session.ts';

/**
 * Who stands at this kiosk, let in as far as an act needs.
 * @throws Refusal `BOR-SESSION` when nobody is there any more, `BOR-PREUVE` when more is to be proved
 */
export function requireVisit(
  { core, session }: { readonly core: CoreServices; readonly session: PortSession },
  needed: KioskLevel,
): KioskVisit {
  const visit = session.visit(core.ports.clock.monotonic());
  if (visit === null)
    throw new Refusal('BOR-SESSION', 'Votre visite est terminée. Recommencez depuis le début.');
  if (!reaches(visit.level, needed)) {
    throw new Refusal('BOR-PREUVE', 'Cette page demande votre code ou votre mot de passe.');
  }
  return visit;
}
