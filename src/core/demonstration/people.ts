import { addDays, type IsoDate } from '../../rules/dates.ts';
import { yearsBefore } from './calendar.ts';
import type { DemoPerson } from './model.ts';
import { type Family, familyOf } from './names.ts';
import type { Prng } from './prng.ts';

/** A person with nothing known but the name and role. */
export function person(known: Partial<DemoPerson> & Pick<DemoPerson, 'nom' | 'role'>): DemoPerson {
  return {
    code_personne: null,
    civilite: null,
    nom_usage: null,
    prenom: null,
    date_naissance: null,
    email: null,
    telephone1: null,
    telephone2: null,
    adresse_masquee: false,
    ...known,
  };
}

/** Telephone numbers that ring nowhere (ARCEP's numbers for fiction), written in every way an ERP holds them. */
export function mobile(random: Prng): string {
  const last = String(random.between(0, 9999)).padStart(4, '0');
  const [a, b] = [last.slice(0, 2), last.slice(2)];
  return random.weighted([
    [`063998${last}`, 50],
    [`06 39 98 ${a} ${b}`, 25],
    [`06.39.98.${a}.${b}`, 10],
    [`+33 6 39 98 ${a} ${b}`, 8],
    [`+33 (0)6 39 98 ${a} ${b}`, 4],
    [`003363998${last}`, 3],
  ]);
}

export function landLine(random: Prng, firstSix: string): string {
  return `${firstSix}${String(random.between(0, 9999)).padStart(4, '0')}`;
}

/** `jean-baptiste.darc7@courriel.example`. */
export function emailOf(prenom: string, nom: string, suffix: string, box = 'courriel'): string {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/œ/g, 'oe')
      .replace(/ł/g, 'l')
      .replace(/ı/g, 'i')
      .replace(/[^a-z-]/g, '')
      .replace(/-+/g, '-')
      .replace(/^-|-$/g, '');
  return `${plain(prenom) || 'contact'}.${plain(nom) || 'locataire'}${suffix}@${box}.example`;
}

export type Household = {
  readonly random: Prng;
  readonly today: IsoDate;
  readonly landLine: string;
  readonly rank: number;
};

type Kin = { readonly role: string; readonly family: Family; readonly age: number };

function someone(home: Household, { role, family, age }: Kin): DemoPerson {
  const { random, today, rank } = home;
  const woman = random.percent(52);
  const prenom = family.firstName(woman);
  const born = age === 0 ? addDays(today, -random.between(3, 360)) : birthAt(random, today, age);
  const adult = age >= 18;
  const box = random.pick(['courriel', 'messagerie', 'boite']);
  const email =
    adult && random.percent(age > 75 ? 25 : 68) ? emailOf(prenom, family.nom, String(rank), box) : null;
  return person({
    role,
    civilite: woman ? 'Mme' : 'M.',
    nom: family.nom,
    prenom,
    date_naissance: born,
    email,
    telephone1: adult && random.percent(92) ? mobile(random) : null,
    telephone2: adult && random.percent(18) ? landLine(random, home.landLine) : null,
  });
}

/** A birth date that makes a person this old today. */
export function birthAt(random: Prng, today: IsoDate, age: number): IsoDate {
  return addDays(yearsBefore(today, age), -random.between(1, 360));
}

/** An ordinary household: one holder, perhaps a spouse or partner, children, a guarantor. */
export function ordinaryHousehold(home: Household, rooms: number): DemoPerson[] {
  const { random } = home;
  const family = familyOf(random);
  const age = random.weighted([
    [random.between(21, 35), 25],
    [random.between(35, 60), 45],
    [random.between(60, 78), 22],
    [random.between(78, 94), 8],
  ]);
  const people = [someone(home, { role: 'signataire_principal', family, age })];
  if (random.percent(rooms >= 3 ? 48 : 18)) people.push(partnerOf(home, family, age));
  const children = age > 62 ? 0 : Math.max(0, random.between(-1, rooms - 1));
  for (let i = 0; i < children; i += 1) {
    const oldest = Math.min(24, age - 19);
    people.push(someone(home, { role: 'occupant', family, age: random.between(0, Math.max(0, oldest)) }));
  }
  if (age < 30 && random.percent(25)) {
    people.push(someone(home, { role: 'garant', family, age: age + random.between(22, 35) }));
  }
  return people;
}

function partnerOf(home: Household, family: Family, age: number): DemoPerson {
  const { random } = home;
  const own = random.percent(55) ? family : familyOf(random);
  const role = random.weighted([
    ['cosignataire', 55],
    ['conjoint_cotitulaire', 45],
  ]);
  const partner = someone(home, { role, family: own, age: Math.max(19, age + random.between(-9, 9)) });
  const married = role === 'conjoint_cotitulaire' && own.nom !== family.nom && random.percent(40);
  return married ? { ...partner, nom_usage: family.nom } : partner;
}
