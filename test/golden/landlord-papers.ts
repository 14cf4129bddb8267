import { fileURLToPath } from 'node:url';
import { landlordFacts } from '../../src/core/documents/freeze/common.ts';
import { noticeFacts, spaceWords } from '../../src/core/documents/freeze/space.ts';
import type {
  ActivationFacts,
  ConditionsFacts,
  LeafletFacts,
  SpaceReceiptFacts,
} from '../../src/core/documents/space-facts.ts';
import { listProfileFiles } from '../../src/core/landlords/resources.ts';
import { legalOf } from '../../src/core/registrations/legal-file.ts';
import { leafletOffers } from '../../src/rules/online/offers.ts';
import type { LandlordProfile } from '../../src/rules/profile.ts';
import { lostOnClosing } from '../../src/rules/registrations/losses.ts';
import { consentOffers } from '../../src/rules/registrations/offers.ts';
import { ACTIVATION, CONDITIONS, DEPLIANT, RECEPISSE_CHOIX, RECEPISSE_FERME } from './space-papers.ts';

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));
const ON = '2026-11-12';

type LandlordPapers = {
  readonly id: string;
  readonly profile: LandlordProfile;
  readonly activation: ActivationFacts;
  readonly closed: SpaceReceiptFacts;
  readonly choices: SpaceReceiptFacts;
  readonly conditions: ConditionsFacts;
  readonly leaflet: LeafletFacts;
};

/** The papers of the tenant space at each landlord of the program, by its own profile and texts. */
export const LANDLORDS: readonly LandlordPapers[] = listProfileFiles(RESOURCES).map((file) => {
  if (file.kind === 'unusable') throw new Error(file.sentence);
  return papersOf(file.profile);
});

function papersOf(profile: LandlordProfile): LandlordPapers {
  const legal = legalOf(RESOURCES, profile);
  const { name, highlighted } = profile.printedReference;
  const own = {
    landlord: landlordFacts(profile),
    specimen: profile.letterhead.specimen,
    reference: { name, printed: highlighted },
  };
  const space = spaceWords(profile, null, ON);
  const consents = consentOffers(profile, legal, ON).map(({ kind, mode, label, wording }) => ({
    kind,
    label,
    given: mode === 'included' || kind === 'quittance',
    wording,
  }));
  return {
    id: profile.id,
    profile,
    activation: {
      ...ACTIVATION,
      ...own,
      space,
      scan: ACTIVATION.activationCode,
      portal: false,
    },
    closed: {
      ...RECEPISSE_FERME,
      ...own,
      space,
      what: { kind: 'closed', reason: 'demande-locataire', lost: lostOnClosing(profile, ON) },
    },
    choices: {
      ...RECEPISSE_CHOIX,
      ...own,
      space,
      what: { kind: 'consents', version: legal.version, consents },
    },
    conditions: {
      ...CONDITIONS,
      ...own,
      legalVersion: legal.version,
      terms: legal.terms,
      notice: legal.notice,
    },
    leaflet: {
      ...DEPLIANT,
      ...own,
      space,
      scan: null,
      onNotice: noticeFacts(profile),
      online: leafletOffers(profile, ON),
    },
  };
}
