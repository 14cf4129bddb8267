import type { KioskPerson } from '../../../rules/kiosk/account.ts';
import type { Legal } from '../../../rules/registrations/legal.ts';
import type { ReadableDb } from '../../database/connection.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import type { PortSession } from '../../procedures/session.ts';
import { legalOf } from '../../registrations/legal-file.ts';
import { type ActDesk, actDesk, requirePerson } from './act-desk.ts';
import { actsNotTold } from './write-act.ts';

export type SpaceDesk = ActDesk & { readonly person: KioskPerson; readonly legal: Legal };

/** Who asks for a space, and the texts he is given. @throws Refusal `BOR-…` */
export function spaceDesk(scope: {
  readonly db: ReadableDb;
  readonly core: CoreServices;
  readonly session: PortSession;
}): SpaceDesk {
  const desk = actDesk(scope, 'little', ['registration']);
  return {
    ...desk,
    person: requirePerson(desk),
    legal: legalOf(scope.core.ports.directories.resources, desk.profile),
  };
}

/**
 * Whether a space may be asked for here. Else an agent looks at it: there is one, the landlord's rules do not let this
 * person have one, nothing is held to compare with, or nobody could be told at the address on file.
 */
export function mayAsk(db: ReadableDb, { account, person }: SpaceDesk): boolean {
  const asked = actsNotTold(db, account.key, 'space') as readonly { readonly person: string }[];
  return (
    person.mayRegister &&
    person.space === 'none' &&
    person.reachable &&
    person.registration.length > 0 &&
    !asked.some((one) => one.person === person.handle)
  );
}
