import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import { identityRule } from '../../../rules/registrations/identity.ts';
import type { LegalText } from '../../../rules/registrations/legal.ts';
import { consentOffers } from '../../../rules/registrations/offers.ts';
import { ownEmailRule } from '../../../rules/registrations/who.ts';
import type { QueryScope } from '../../procedures/procedures.ts';
import { tenantAddress } from '../../registrations/desk.ts';
import { mayAsk, spaceDesk } from './space-desk.ts';

type Space = z.infer<NonNullable<(typeof kioskActsContract.space)['~orpc']['outputSchema']>>;

/** What is asked and told before a space is asked for, by this landlord's rules of the day. @throws Refusal `BOR-…` */
export function spaceOfVisit(scope: QueryScope): Space {
  const desk = spaceDesk(scope);
  const { profile, today, legal } = desk;
  return {
    state: mayAsk(scope.db, desk) ? 'possible' : 'counter',
    fields: [...identityRule(profile, today).fields],
    ownEmail: ownEmailRule(profile, today).own,
    legalVersion: legal.version,
    specimen: legal.specimen,
    terms: textsOf(legal.terms),
    notice: textsOf(legal.notice),
    consents: consentOffers(profile, legal, today).map(({ kind, mode, label, wording, given }) => ({
      ...{ kind, mode, label, wording, given },
    })),
    address: tenantAddress(scope.db, profile, today),
  };
}

function textsOf({ title, sections }: LegalText): Space['terms'] {
  return {
    title,
    sections: sections.map((section) => ({ title: section.title, paragraphs: [...section.paragraphs] })),
  };
}
