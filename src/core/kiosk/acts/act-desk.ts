import type { KioskAccount, KioskPerson } from '../../../rules/kiosk/account.ts';
import type { KioskLevel } from '../../../rules/kiosk/levels.ts';
import { kioskOffers } from '../../../rules/kiosk/offers.ts';
import type { OnlineFunction } from '../../../rules/online/functions.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { localDay } from '../../local-day.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import type { KioskVisit, PortSession } from '../../procedures/session.ts';
import { requireVisit } from '../require-visit.ts';
import { visitAccount } from '../visit-account.ts';
import { refuseOffer } from './refusals.ts';

type Scope = { readonly db: ReadableDb; readonly core: CoreServices; readonly session: PortSession };

/** Who stands here, his account, and by which rules: what every act of a kiosk begins with. */
export type ActDesk = {
  readonly visit: KioskVisit;
  readonly account: KioskAccount;
  readonly profile: LandlordProfile;
  /** Day of this kiosk, ISO date. */
  readonly today: string;
};

/**
 * Let in as far as is needed, to something that this landlord's guide offers.
 * @param functions any of them opens it
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE`
 */
export function actDesk(
  scope: Scope,
  needed: Exclude<KioskLevel, 'pay'>,
  functions: readonly OnlineFunction[],
): ActDesk {
  const visit = requireVisit(scope, needed);
  const profile = currentProfile(scope.db);
  const today = localDay(scope.core.ports.clock);
  if (!functions.some((one) => kioskOffers(profile, one, today))) refuseOffer();
  return { visit, account: visitAccount(scope, visit), profile, today };
}

/**
 * The person who was recognised.
 * @throws Refusal `BOR-PREUVE` when a reference alone let in
 */
export function requirePerson({ visit, account }: ActDesk): KioskPerson {
  const person = account.people.find(({ handle }) => handle === visit.person);
  if (person === undefined) {
    throw new Refusal('BOR-PREUVE', 'Cette démarche demande de dire qui vous êtes.');
  }
  return person;
}
