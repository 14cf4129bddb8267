import { addMonths, formatDate, isoDate } from '../dates.ts';
import { offer } from '../online/offers.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { SILENT } from '../profile-schema.ts';
import { type ShownRule, shownRule } from './shown-rule.ts';

/** A person of a lease, by the key both sides know. */
export type Registrable = {
  readonly person: string;
  readonly role: string;
  readonly civility: string | null;
};

export type MayRegister = { allowed: boolean; sentence: string | null; rule: ShownRule };

/** Code civil, art. 1751: the home of spouses is theirs both, whoever signed. */
const SPOUSE_LAW: ShownRule = {
  status: 'loi',
  source:
    "Code civil, art. 1751\u202f: le bail du logement des époux est réputé appartenir à l'un et à l'autre",
};

/**
 * Whether somebody of a lease may have a tenant space, by the landlord's rule of the day.
 * @param on ISO date
 * @param exitOn ISO date of the exit from the lease, or null
 * @param living persons of this lease who have a living space
 * @param people everyone of this lease
 * @returns `sentence`: why not, or what to know; null where there is nothing to say
 */
export function mayRegister(
  { profile, on, exitOn }: { profile: LandlordProfile; on: string; exitOn: string | null },
  person: Registrable,
  living: readonly { readonly person: string }[],
  people: readonly Registrable[],
): MayRegister {
  const space = offer(profile, 'registration', on);
  if (!space.offered) return { allowed: false, sentence: space.sentence, rule: space.rule };
  const ended = leaseOver(profile, exitOn, on);
  if (ended !== null) return ended;
  const scope = appliedRule(profile, 'account.scope', on).value;
  const rule = shownRule(profile, 'account.scope', on);
  const no = (sentence: string): MayRegister => ({ allowed: false, sentence, rule });
  switch (person.role) {
    case 'signataire_principal':
      break;
    case 'cosignataire':
      if (scope === 'household' && hasMain(people)) {
        return no("Un seul espace par foyer\u202f: c'est le signataire principal qui s'inscrit.");
      }
      break;
    case 'conjoint_cotitulaire':
      if (scope === 'household') {
        return no("Un seul espace par foyer\u202f: c'est le signataire principal qui s'inscrit.");
      }
      if (scope !== null)
        return no("Seuls les signataires du bail s'inscrivent\u202f: le conjoint n'a pas signé.");
      break;
    case 'occupant':
      return no("Un occupant n'est pas titulaire du bail\u202f: il n'a pas d'espace locataire.");
    case 'garant':
      return no("Un garant n'est pas titulaire du bail\u202f: il n'a pas d'espace locataire.");
    case 'representant':
      return no("Un représentant n'a pas d'espace à son nom\u202f: il inscrit le titulaire, pour lui.");
    default:
      return no("Cette personne n'est pas titulaire du bail\u202f: elle n'a pas d'espace locataire.");
  }
  if (living.some((one) => one.person === person.person)) {
    return no('Cette personne a déjà un espace locataire sur ce compte.');
  }
  if (scope === 'household' && living.length > 0) return no('Le foyer a déjà un espace locataire.');
  if (person.role === 'conjoint_cotitulaire') {
    return {
      allowed: true,
      sentence: "Le conjoint est titulaire du bail sans l'avoir signé.",
      rule: SPOUSE_LAW,
    };
  }
  return { allowed: true, sentence: rule.status === 'silence' ? `${SILENT}.` : null, rule };
}

function hasMain(people: readonly Registrable[]): boolean {
  return people.some(({ role }) => role === 'signataire_principal');
}

/** A lease that is over opens no space, but within the months during which the landlord leaves spaces on. */
function leaseOver(profile: LandlordProfile, exitOn: string | null, on: string): MayRegister | null {
  if (exitOn === null || exitOn >= on) return null;
  const months = appliedRule(profile, 'exit.deactivateWithinMonths', on).value;
  if (months !== null && on < addMonths(isoDate(exitOn), months)) return null;
  return {
    allowed: false,
    sentence: `Le bail a pris fin le ${formatDate(isoDate(exitOn))}\u202f: il n'ouvre plus d'espace locataire.`,
    rule: shownRule(profile, 'exit.deactivateWithinMonths', on),
  };
}

/** Whether each person needs an e-mail of his own (Gard), so that spouses sharing one are told. */
export function ownEmailRule(profile: LandlordProfile, on: string): { own: boolean; rule: ShownRule } {
  return {
    own: appliedRule(profile, 'account.ownEmail', on).value === true,
    rule: shownRule(profile, 'account.ownEmail', on),
  };
}
