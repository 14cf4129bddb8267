import { isoDate } from '../../rules/dates.ts';
import type { DemoPerson } from './model.ts';
import { COMPANIES } from './names.ts';
import { birthAt, emailOf, type Household, mobile, person } from './people.ts';

/** People whose names, births or roles are what search, comparison and registration are tried on (domain.md §D). */
export type EdgePeople = { readonly name: string; readonly people: (home: Household) => DemoPerson[] };

/** Accounts of one turn; the same as EDGE_CYCLE, which is made from this file. */
const TURN = 400;

type Kin = Partial<DemoPerson> & Pick<DemoPerson, 'nom'>;

/** First names that later turns of the cycle take in place of the first turn's, women's then men's. */
const OTHER_FIRST_NAMES: Readonly<Record<string, readonly string[]>> = {
  Mme: [
    'Agathe',
    'Brigitte',
    'Cécile',
    'Delphine',
    'Estelle',
    'Florence',
    'Geneviève',
    'Inès',
    'Karine',
    'Léa',
    'Maïté',
    'Noémie',
    'Océane',
    'Pauline',
    'Rose',
  ],
  'M.': [
    'Alain',
    'Bastien',
    'Cédric',
    'Damien',
    'Édouard',
    'Fabrice',
    'Gaëtan',
    'Hervé',
    'Ismaël',
    'Julien',
    'Kévin',
    'Loïc',
    'Maël',
    'Nicolas',
    'Olivier',
  ],
};

/**
 * A base has one pair of MARTIN Jean, not one for each turn of the cycle: later turns keep the family name, its
 * form and who shares a first name, and change which first name it is.
 */
function firstNameAt(home: Household, { prenom, civilite = 'M.' }: Kin): string | null {
  const turn = Math.floor(home.rank / TURN);
  const others = OTHER_FIRST_NAMES[civilite ?? 'M.'];
  if (turn === 0 || prenom === undefined || prenom === null || others === undefined) return prenom ?? null;
  return others[(turn * 7 + prenom.length) % others.length] ?? prenom;
}

function holder(home: Household, named: Kin): DemoPerson {
  const { random, today, rank } = home;
  const kin = { ...named, prenom: firstNameAt(home, named) };
  const born = birthAt(random, today, random.between(24, 79));
  return person({
    role: 'signataire_principal',
    civilite: 'M.',
    date_naissance: born,
    email: random.percent(60) ? emailOf(kin.prenom ?? '', kin.nom, String(rank)) : null,
    telephone1: mobile(random),
    ...kin,
  });
}

/** One person named so, nothing else out of the ordinary. */
function named(civilite: string, nom: string, prenom: string | null, born?: string): EdgePeople {
  const name = `${nom} ${prenom ?? 'sans prénom'}`;
  const birth = born === undefined ? {} : { date_naissance: born.length === 4 ? born : isoDate(born) };
  return { name, people: (home) => [holder(home, { civilite, nom, prenom, ...birth })] };
}

function household(name: string, people: (home: Household) => DemoPerson[]): EdgePeople {
  return { name, people };
}

/** In the same name key as their neighbours, or with what computers spoil. */
const NAMES: readonly EdgePeople[] = [
  named('M.', "D'ARC", 'Pierre'),
  named('Mme', 'D’ARC', 'Jeanne-Marie'),
  named('M.', 'D ARC', 'Paul'),
  named('Mme', 'DARC', 'Paule'),
  named('Mme', 'LE GALL', 'Anne', '1971-05-03'),
  named('Mme', 'LEGALL', 'Anne', '1990-11-21'),
  named('M.', 'Le Gall', 'Yves'),
  named('M.', "N'DIAYE", 'Cheikh'),
  named('M.', 'NDIAYE', 'Cheikh'),
  named('Mme', 'BLANC', 'E\u0301lodie'),
  named('Mme', 'BLANC', 'ELODIE'),
  named('Mme', 'LECŒUR', 'Sœurette'),
  named('M.', 'LECOEUR', 'Noel'),
  named('M.', 'NOËL', 'Noël'),
  named('Mme', "L'HAŸ", 'Maëlle'),
  named('M.', 'FRANÇOIS', 'François'),
  named('M.', 'FRANCOIS', 'Francois'),
  named('M.', 'ROUX', 'Jean-Baptiste'),
  named('M.', 'ROUX', 'Jean Baptiste'),
  named('M.', 'ROUX', 'JEAN BAPTISTE'),
  named('M.', 'LE GOFF', 'Fañch'),
  named('Mme', 'MARTIN--DURAND', 'Julie', '2007-07-18'),
  named('Mme', 'MARTIN-DURAND', 'Hélène', '1968-01-09'),
  named('Mme', 'DURAND épouse MARTIN', 'Josette', '1960-02-29'),
  named('Mme', 'MARTIN née DURAND', 'Odette'),
  named('Mme', 'DE SAINT-MARTIN', 'Jade', '1999-08-23'),
  named('Mme', 'MARTIN', 'Jeanne', '1962-11-30'),
  named('M.', 'MARTIN', 'Joël', '1970-05-05'),
  named('M.', 'MARTIN', 'Martin'),
  named('Mme', 'DE LA TOUR', 'Éléonore'),
  named('M.', "D'AGOSTINO", 'Carlo'),
  named('Mme', "DELL'ACQUA", 'Rosa'),
  named('M.', 'EL HADJ', 'Ibrahima'),
  named('Mme', 'BEN SALAH', 'Leïla'),
  named('M.', 'VAN DEN BROECK', 'Joris'),
  named('M.', 'DU', 'Van Thanh'),
  named('M.', 'O', 'Min-jun'),
  named('Mme', 'Y', 'Linh'),
  named('M.', 'LY', 'Tou'),
  named('Mme', 'RAKOTOARIMANANANDRIANTSOA', 'Voahangy'),
  named('Mme', 'ŁUKASIK', 'Małgorzata'),
  named('M.', 'ÇELİK', 'Işık'),
  named('Mme', 'MERCIER', null),
  named('Mme', 'AUBRY', 'Clémence', '2000-02-29'),
  named('M.', 'HAMON', 'René', '1960'),
  named('Mme', 'CARON', 'Denise', '1950-01-01'),
];

const HOUSEHOLDS: readonly EdgePeople[] = [
  household('deux MARTIN Jean, un bail', (home) => [
    holder(home, { nom: 'MARTIN', prenom: 'Jean', date_naissance: isoDate('1951-02-14') }),
    {
      ...holder(home, { nom: 'MARTIN', prenom: 'Jean', date_naissance: isoDate('1979-09-02'), email: null }),
      role: 'cosignataire',
    },
  ]),
  household('MARTIN Jean, né le même jour, ailleurs (1)', (home) => [
    holder(home, { nom: 'MARTIN', prenom: 'Jean', date_naissance: isoDate('1979-09-02') }),
  ]),
  household('MARTIN Jean, né le même jour, ailleurs (2)', (home) => [
    holder(home, { nom: 'MARTIN', prenom: 'Jean', date_naissance: isoDate('1979-09-02') }),
  ]),
  household('jumelles', (home) => {
    const born = birthAt(home.random, home.today, 27);
    const awa = holder(home, { civilite: 'Mme', nom: 'DIALLO', prenom: 'Awa', date_naissance: born });
    return [awa, { ...awa, role: 'cosignataire', prenom: 'Adama', email: null, telephone1: null }];
  }),
  household('époux, une seule adresse e-mail', (home) => {
    const email = emailOf('famille', 'lopez', String(home.rank));
    const her = holder(home, { civilite: 'Mme', nom: 'LOPEZ', prenom: 'Carmen', email });
    return [her, { ...her, role: 'conjoint_cotitulaire', civilite: 'M.', prenom: 'Luis' }];
  }),
  household('M. et Mme', (home) => [
    holder(home, { civilite: 'M. et Mme', nom: 'DUPONT', prenom: 'Pierre et Claire' }),
  ]),
  household('centenaire', (home) => [
    holder(home, {
      civilite: 'Mme',
      nom: 'PERROT',
      prenom: 'Marguerite',
      date_naissance: birthAt(home.random, home.today, 101),
      email: null,
    }),
  ]),
  household('mineur sous tutelle', (home) => [
    holder(home, {
      nom: 'BESSON',
      prenom: 'Léo',
      date_naissance: birthAt(home.random, home.today, 16),
      email: null,
      telephone1: null,
    }),
    person({
      role: 'representant',
      civilite: 'Mme',
      nom: 'BESSON',
      prenom: 'Sylvie',
      telephone1: mobile(home.random),
    }),
  ]),
  household('majeur sous tutelle', (home) => [
    holder(home, { nom: 'LE MARTIN', prenom: 'Joseph', date_naissance: isoDate('1948-12-11'), email: null }),
    person({
      role: 'representant',
      civilite: 'STE',
      nom: 'UDAF',
      telephone1: mobile(home.random),
      email: 'tutelles@udaf.example',
    }),
  ]),
  household('occupant de 17 ans et nouveau-né', (home) => [
    holder(home, { civilite: 'Mme', nom: 'MARTIN', prenom: 'Nadia' }),
    person({
      role: 'occupant',
      nom: 'MARTIN DURAND',
      prenom: 'Léo',
      date_naissance: birthAt(home.random, home.today, 17),
    }),
    person({ role: 'occupant', nom: 'MARTIN DURAND', prenom: 'Lou', date_naissance: home.today }),
  ]),
  household('locataire décédé', (home) => [
    holder(home, {
      nom: 'SUCCESSION LEROY',
      prenom: 'Marcel',
      date_naissance: isoDate('1938-03-04'),
      email: null,
      telephone1: null,
    }),
    person({
      role: 'representant',
      civilite: 'Mme',
      nom: 'LEROY',
      prenom: 'Hélène',
      telephone1: mobile(home.random),
    }),
  ]),
  household('société', (home) => [
    person({
      role: 'signataire_principal',
      civilite: 'STE',
      nom: home.random.pick(COMPANIES),
      email: `societe${home.rank}@entreprise.example`,
      telephone1: mobile(home.random),
    }),
  ]),
  household('adresse protégée', (home) => [
    { ...holder(home, { civilite: 'Mme', nom: 'BERTIN', prenom: 'Camille' }), adresse_masquee: true },
  ]),
  household('aucun moyen de joindre', (home) => [
    holder(home, { nom: 'ROYER', prenom: 'Gérard', email: null, telephone1: null, date_naissance: null }),
  ]),
  household('mère garante', (home) => [
    holder(home, { nom: 'MICHAUD', prenom: 'Théo', date_naissance: birthAt(home.random, home.today, 22) }),
    person({
      role: 'garant',
      civilite: 'Mme',
      nom: 'MICHAUD',
      prenom: 'Chantal',
      telephone1: mobile(home.random),
    }),
  ]),
  household('nom d’usage', (home) => [
    holder(home, { civilite: 'Mme', nom: 'GIRAUD', nom_usage: 'LÉVÊQUE', prenom: 'Brigitte' }),
  ]),
];

export const EDGE_PEOPLE: readonly EdgePeople[] = [...NAMES, ...HOUSEHOLDS];
