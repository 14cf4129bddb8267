import { createHash } from 'node:crypto';
import { derive } from '../../src/core/kiosk/derive.ts';
import { referenceRuleOf } from '../../src/core/landlords/current-profile.ts';
import type { KioskAccount, KioskPerson } from '../../src/rules/kiosk/account.ts';
import { kioskFields } from '../../src/rules/kiosk/identity.ts';
import { heldTexts } from '../../src/rules/kiosk/identity-texts.ts';
import { makeVerifier } from '../../src/rules/kiosk/verifier.ts';
import type { LandlordProfile } from '../../src/rules/profile.ts';
import { storedKey } from '../../src/rules/references/references.ts';
import { identityRule } from '../../src/rules/registrations/identity.ts';

/** Somebody who comes to the kiosk. `birth`: ISO date. */
export type KioskVisitor = {
  readonly lastName: string;
  readonly firstName: string;
  readonly birth: string;
  readonly more?: Partial<Pick<KioskPerson, 'mayRegister' | 'space' | 'reachable'>>;
};
export type KioskAccountSpec = {
  readonly printed: string;
  readonly people: readonly KioskVisitor[];
  readonly more?: Partial<Omit<KioskAccount, 'key' | 'printed' | 'people'>>;
};

const ELODIE: KioskVisitor = { lastName: 'LE GALL', firstName: 'Élodie', birth: '1988-04-23' };
const JEAN_BAPTISTE: KioskVisitor = { lastName: "D'ARC", firstName: 'Jean-Baptiste', birth: '1984-03-12' };

type More = NonNullable<KioskAccountSpec['more']>;
const DEBTOR: More = {
  balanceCents: 44_534,
  due: [
    { month: '2026-09', cents: 15_000, dueOn: '2026-10-10' },
    { month: '2026-10', cents: 29_534, dueOn: '2026-11-10' },
  ],
  mandate: { rum: 'RUM0030020790', maskedIban: 'FR76 •••• •••• •••• •••• •••• 189', day: 10, state: 'actif' },
};
const IN_CREDIT: More = { balanceCents: -9_550 };

const REFERENCES: Readonly<Record<string, readonly [string, string]>> = {
  cchartres: ['0030020790D', '0030020788B'],
  'cite-jardins': ['L / 000 4821 - 4821007T3', 'L / 000 4822 - 4822007T3'],
  neolia: ['L0457718', 'L0457719'],
  'habitat-du-gard': ['00418-22/B', '00419-22/B'],
  'auvergne-habitat': ['00012345678', '00012345679'],
};

/** Two accounts of a landlord: JEAN-BAPTISTE D'ARC's owes two months, ÉLODIE LE GALL's is in credit. */
export function kioskAccountSpecs(landlordId: string): readonly [KioskAccountSpec, KioskAccountSpec] {
  const [debtor, credit] = REFERENCES[landlordId] ?? [];
  if (debtor === undefined || credit === undefined) throw new Error(`no reference of ${landlordId}`);
  return [
    { printed: debtor, people: [JEAN_BAPTISTE], more: DEBTOR },
    { printed: credit, people: [ELODIE], more: IN_CREDIT },
  ];
}

/** The account as the portal would make it, by the landlord's own rules. @param today ISO date */
export function kioskAccountOf(
  profile: LandlordProfile,
  today: string,
  { printed, people, more = {} }: KioskAccountSpec,
): KioskAccount {
  const stored = storedKey(referenceRuleOf(profile), printed);
  if (stored.kind === 'invalid') throw new Error(stored.reason);
  return {
    key: stored.key,
    printed,
    residence: 'R1',
    exitedOn: null,
    people: people.map((visitor) =>
      kioskPersonOf(profile, today, `${stored.key} ${visitor.lastName}`, visitor),
    ),
    balanceCents: 0,
    asOf: `${today}T06:00:00.000Z`,
    due: [],
    mandate: null,
    insurance: { endsOn: null, waiting: false },
    registeredOn: null,
    ...more,
  };
}

function kioskPersonOf(
  profile: LandlordProfile,
  today: string,
  key: string,
  { more = {}, ...answers }: KioskVisitor,
): KioskPerson {
  const salt = sha256(`sel ${key}`).slice(0, 32);
  const { fields, compare } = identityRule(profile, today);
  const held = { ...answers, usageName: null, civility: null };
  const asked = heldTexts(kioskFields(profile, today), compare, held);
  const compared = heldTexts(fields, compare, held);
  return {
    handle: sha256(`${salt}${key}`),
    salt,
    identity: asked.map((text) => makeVerifier('identite', text, salt, derive)),
    registration: compared.map((text) => makeVerifier('inscription', text, salt, derive)),
    mayRegister: true,
    space: 'none',
    reachable: true,
    ...more,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
