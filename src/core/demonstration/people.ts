import { addDays, type IsoDate } from '../../rules/dates.ts';
import { yearsBefore } from './calendar.ts';
import type { DemoPerson } from './model.ts';
import { FAMILY_NAMES, MEN, WOMEN } from './names.ts';
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

type Kin = { readonly role: string; readonly young: number; readonly old: number; readonly nom?: string };

function someone(home: Household, kin: Kin): DemoPerson {
  const { random, today } = home;
  const woman = random.percent(52);
  const nom = kin.nom ?? random.pick(FAMILY_NAMES);
  const prenom = random.pick(woman ? WOMEN : MEN);
  const age = random.between(kin.young, kin.old);
  const born = addDays(yearsBefore(today, age), -random.between(1, 364));
  const adult = age >= 18;
  const box = random.pick(['courriel', 'messagerie', 'boite']);
  const email =
    adult && random.percent(age > 75 ? 25 : 68) ? emailOf(prenom, nom, String(home.rank), box) : null;
  return person({
    role: kin.role,
    civilite: woman ? 'Mme' : 'M.',
    nom,
    prenom,
    date_naissance: born,
    email,
    telephone1: adult && random.percent(92) ? mobile(random) : null,
    telephone2: adult && random.percent(18) ? landLine(random, home.landLine) : null,
  });
}

/** An ordinary household: one holder, perhaps a spouse or partner, children, a guarantor. */
export function ordinaryHousehold(home: Household, rooms: number): DemoPerson[] {
  const { random } = home;
  const holder = someone(home, { role: 'signataire_principal', young: 21, old: 88 });
  const people = [holder];
  const family = holder.nom;
  if (random.percent(rooms >= 3 ? 48 : 18)) {
    const role = random.weighted([
      ['cosignataire', 55],
      ['conjoint_cotitulaire', 45],
    ]);
    const partner = someone(home, {
      role,
      young: 21,
      old: 80,
      ...(random.percent(55) ? { nom: family } : {}),
    });
    const married = role === 'conjoint_cotitulaire' && partner.nom !== family && random.percent(40);
    people.push(married ? { ...partner, nom_usage: family } : partner);
  }
  const children = Math.max(0, random.between(-1, rooms - 1));
  for (let i = 0; i < children; i += 1) {
    people.push(someone(home, { role: 'occupant', young: 0, old: 22, nom: family }));
  }
  if (random.percent(7)) people.push(someone(home, { role: 'garant', young: 40, old: 75 }));
  return people;
}
