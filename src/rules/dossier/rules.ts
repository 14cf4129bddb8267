import { assertNever } from '../brand.ts';
import type { OnlineFunction } from '../online/functions.ts';
import { offer } from '../online/offers.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { SILENT } from '../profile-schema.ts';
import { type ShownRule, shownRule } from '../registrations/shown-rule.ts';
import type { DossierPart } from './values.ts';

export type PartRule = {
  readonly offered: boolean;
  /** Goes to the landlord's services before it takes effect. */
  readonly checked: boolean;
  readonly sentence: string;
  readonly rule: ShownRule;
};

/** What the tenant space calls each part; roles and protection are the counter's own. */
const ONLINE: Readonly<Record<DossierPart | 'situation', OnlineFunction | null>> = {
  coordonnees: 'contactDetails',
  'adresse-courrier': 'contactDetails',
  foyer: 'household',
  roles: null,
  protection: null,
  situation: 'situation',
};

const CHECKED = 'Transmis aux services du bailleur\u202f; appliqué après validation.';
const AT_ONCE = "Appliqué dès l'enregistrement.";

/** Whose address is hidden, and from whom (loi 89-462, art. 8-2; domain.md B36). */
const PROTECTION_LAW: ShownRule = {
  status: 'loi',
  source:
    "Loi n°\u00a089-462 du 6 juillet 1989, art. 8-2\u202f: l'adresse d'une victime de violences au sein du couple n'est pas communiquée",
};

/**
 * Whether a part of the file may be changed at the counter, and whether the change waits for the landlord's services.
 * Roles and declarations always wait, for somebody reads their supporting paper; a protection never does.
 * @param on ISO date
 */
export function partRule(profile: LandlordProfile, part: DossierPart | 'situation', on: string): PartRule {
  const online = ONLINE[part];
  const offered = online === null ? null : offer(profile, online, on);
  if (offered !== null && !offered.offered) {
    return { offered: false, checked: false, sentence: offered.sentence, rule: offered.rule };
  }
  return { offered: true, ...effectOf(profile, part, on) };
}

function effectOf(
  profile: LandlordProfile,
  part: DossierPart | 'situation',
  on: string,
): Omit<PartRule, 'offered'> {
  const rule = shownRule(profile, 'dossier.changesChecked', on);
  switch (part) {
    case 'protection':
      return {
        checked: false,
        sentence: `${AT_ONCE} Seul un responsable la lève.`,
        rule: PROTECTION_LAW,
      };
    case 'roles':
    case 'situation':
      return { checked: true, sentence: CHECKED, rule };
    case 'coordonnees':
    case 'adresse-courrier':
    case 'foyer': {
      const checked = appliedRule(profile, 'dossier.changesChecked', on).value === true;
      const sentence = checked ? CHECKED : AT_ONCE;
      return { checked, sentence: rule.status === 'silence' ? `${sentence} ${SILENT}.` : sentence, rule };
    }
    default:
      return assertNever(part);
  }
}
