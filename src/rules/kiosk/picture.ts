import { tenantSees, type WindowedDocument } from '../documents/window.ts';
import type { CertificateState } from '../insurance/states.ts';
import type { LandlordProfile } from '../profile.ts';
import { type HeldIdentity, identityRule } from '../registrations/identity.ts';
import { isLiving, type SpaceState } from '../registrations/states.ts';
import { mayRegister } from '../registrations/who.ts';
import type { KioskAccount, KioskPerson } from './account.ts';
import { kioskFields } from './identity.ts';
import { heldTexts } from './identity-texts.ts';

/** An account as the landlord's file and the acts that are in effect have it. Amounts in cents, dates ISO. */
export type PictureInput = {
  /** Stored key, and reference as printed. */
  readonly key: string;
  readonly printed: string;
  readonly residence: string | null;
  readonly exitOn: string | null;
  /** Above zero: owed. */
  readonly balanceCents: number;
  /** ISO instant. */
  readonly asOf: string;
  /** Months still due. */
  readonly months: readonly {
    readonly month: string;
    readonly cents: number;
    readonly dueOn: string | null;
  }[];
  readonly mandate: KioskAccount['mandate'];
  readonly certificates: readonly { readonly endsOn: string; readonly state: CertificateState }[];
  readonly registeredOn: string | null;
};

/** Somebody of the account. `birth`: ISO date, the year alone, or null; `spaceState`: null without a space. */
export type PersonInput = HeldIdentity & {
  readonly key: string;
  readonly role: string;
  readonly spaceState: SpaceState | null;
  readonly email: string | null;
  readonly phone1: string | null;
  readonly phone2: string | null;
};

/** A person as a kiosk will know him: texts of which verifiers are to be made and which are then forgotten. */
export type PicturedPerson = Pick<KioskPerson, 'mayRegister' | 'space' | 'reachable'> & {
  /** Key of the person. */
  readonly person: string;
  readonly identityTexts: readonly string[];
  readonly registrationTexts: readonly string[];
};

/** What a kiosk holds of an account but who it is of. @param today ISO date */
export function kioskPicture(
  _profile: LandlordProfile,
  input: PictureInput,
  today: string,
): Omit<KioskAccount, 'people'> {
  const { key, printed, residence, exitOn, balanceCents, asOf, mandate, registeredOn } = input;
  const standing = input.certificates.filter(({ state }) => state !== 'refusee');
  return {
    key,
    printed,
    residence,
    exitedOn: exitOn !== null && exitOn < today ? exitOn : null,
    balanceCents,
    asOf,
    due: input.months
      .filter(({ cents }) => cents > 0)
      .map(({ month, cents, dueOn }) => ({ month, cents, dueOn }))
      .toSorted((a, b) => (a.month < b.month ? -1 : Number(a.month > b.month))),
    mandate:
      mandate === null
        ? null
        : { rum: mandate.rum, maskedIban: mandate.maskedIban, day: mandate.day, state: mandate.state },
    insurance: {
      endsOn: standing.reduce<string | null>(
        (last, { endsOn }) => (last === null || endsOn > last ? endsOn : last),
        null,
      ),
      waiting: standing.some(({ state }) => state === 'a_verifier'),
    },
    registeredOn,
  };
}

/** Who may be let in: those who hold the lease (precision B36: the spouse without having signed). */
const LET_IN = ['signataire_principal', 'cosignataire', 'conjoint_cotitulaire'];

/**
 * Those whom a kiosk can recognise, main signatory first: who holds the lease, and of whom the file has what is asked.
 * Nobody else of the household is on a kiosk.
 * @param exitOn ISO date of the exit from the lease, or null
 * @param today ISO date
 */
export function kioskPeople(
  profile: LandlordProfile,
  people: readonly PersonInput[],
  today: string,
  exitOn: string | null = null,
): PicturedPerson[] {
  const { fields, compare } = identityRule(profile, today);
  const asked = kioskFields(profile, today);
  const registrable = people.map(({ key, role, civility }) => ({ person: key, role, civility }));
  const living = registrable.filter((_, at) => isLiving(people[at]?.spaceState ?? null));
  const seen = new Set<string>();
  return LET_IN.flatMap((role) => people.filter((person) => person.role === role)).flatMap((person) => {
    const identityTexts = heldTexts(asked, compare, person);
    if (identityTexts.length === 0 || seen.has(person.key)) return [];
    seen.add(person.key);
    const one = { person: person.key, role: person.role, civility: person.civility };
    return [
      {
        person: person.key,
        identityTexts,
        registrationTexts: heldTexts(fields, compare, person),
        mayRegister: mayRegister({ profile, on: today, exitOn }, one, living, registrable).allowed,
        space: spaceOf(person.spaceState),
        // The portal tells by mail alone: who has only a telephone would learn nothing of it.
        reachable: (person.email ?? '').trim() !== '',
      },
    ];
  });
}

function spaceOf(state: SpaceState | null): KioskPerson['space'] {
  switch (state) {
    case 'active':
    case 'suspended':
    case 'pending':
      return state;
    case 'waiting-to-send':
    case 'sent':
      return 'pending';
    case null:
    case 'refused':
    case 'closed':
    case 'exited':
      return 'none';
  }
}

/**
 * The documents that a kiosk shows: those of the landlord's window. Where no space was ever opened, only what the window
 * does not count from a registration.
 * @param registeredOn ISO date of the first registration of the account, or null
 * @param today ISO date
 */
export function documentsOfWindow<Document extends WindowedDocument>(
  profile: LandlordProfile,
  documents: readonly Document[],
  registeredOn: string | null,
  today: string,
): Document[] {
  return documents.filter((document) => tenantSees(profile, document, registeredOn ?? today, today).seen);
}
