import { addDays, type IsoDate } from '../../rules/dates.ts';
import type { ImportRows } from '../../rules/import/files.ts';
import { appliedRule, type LandlordProfile } from '../../rules/profile.ts';
import type { DemoResidence } from './model.ts';
import { familyOf } from './names.ts';
import { emailOf, landLine } from './people.ts';
import type { Territory } from './places.ts';
import { type Prng, prng } from './prng.ts';

type Unnumbered<Row> = Omit<Row, 'line'>;

const SUBJECT = { agency: 41, contact: 42, announcement: 43, request: 44 };

export function agenciesOf(
  profile: LandlordProfile,
  territory: Territory,
  seed: number,
): Unnumbered<ImportRows['agences']>[] {
  return territory.agencies.map((nom, i) => {
    const random = prng(seed, i, SUBJECT.agency);
    const town = territory.towns[i % territory.towns.length]?.[0] ?? {
      postCode: '',
      town: profile.letterhead.city,
    };
    return {
      code: `AG${i + 1}`,
      nom,
      adresse: `${random.between(1, 60)} avenue de l'Exemple, ${town.postCode} ${town.town}`,
      horaires: 'Du lundi au vendredi, 8 h 30 – 12 h et 13 h 30 – 17 h',
      telephone: landLine(random, territory.landLine),
    };
  });
}

const USUAL_ROLES = [
  { role: 'charge_clientele', label: 'Chargée de clientèle' },
  { role: 'gestionnaire', label: 'Gestionnaire de secteur' },
];

function colleague(random: Prng): { nom: string; prenom: string } {
  const family = familyOf(random);
  return { nom: family.nom, prenom: family.firstName(random.percent(55)) };
}

/** People to whom every tenant may turn, whatever the residence. */
export function commonContacts(
  territory: Territory,
  seed: number,
): Unnumbered<ImportRows['interlocuteurs']>[] {
  const random = prng(seed, 0, SUBJECT.contact);
  const emergency = {
    code_residence: '*',
    role: 'urgence_technique',
    nom: "Service d'urgence technique",
    telephone: landLine(random, territory.landLine),
    email: null,
    adresse: null,
    horaires: '7 jours sur 7, 24 h sur 24',
  };
  return [
    emergency,
    {
      ...emergency,
      role: 'prestataire',
      nom: 'Entretien des chaudières Exemple',
      telephone: landLine(random, territory.landLine),
    },
  ];
}

/** Those of one residence, in the roles that the landlord's guide names. */
export function residenceContacts(
  profile: LandlordProfile,
  territory: Territory,
  residence: DemoResidence,
  rank: number,
  seed: number,
): Unnumbered<ImportRows['interlocuteurs']>[] {
  const random = prng(seed, rank + 1, SUBJECT.contact);
  const said = appliedRule(profile, 'contacts.roles').value ?? USUAL_ROLES;
  const roles = said
    .map(({ role }) => role)
    .filter((role) => role !== 'urgence_technique' && role !== 'prestataire');
  const caretaker = roles.includes('gardien') || random.percent(60) ? ['gardien'] : [];
  return [...new Set([...roles, ...caretaker])].map((role) => {
    const { nom, prenom } = colleague(random);
    const agency = role === 'agence';
    return {
      code_residence: residence.code_residence,
      role,
      nom: agency ? (territory.agencies[rank % territory.agencies.length] ?? 'Agence') : `${nom} ${prenom}`,
      telephone: landLine(random, territory.landLine),
      email: agency || role === 'gardien' ? null : emailOf(prenom, nom, '', profile.id),
      adresse: role === 'gardien' ? `Loge, ${residence.adresse ?? residence.nom}` : null,
      horaires: role === 'gardien' ? 'Du lundi au vendredi, 8 h – 12 h et 16 h – 19 h' : null,
    };
  });
}

const NEWS: readonly (readonly [string, string])[] = [
  ['Travaux dans les halls', 'Les halls sont repeints entre 8 h et 17 h.'],
  ["Coupure d'eau", "L'eau est coupée de 9 h à 12 h pour une réparation."],
  ["Entretien de l'ascenseur", "L'ascenseur est arrêté une demi-journée."],
  ['Tri des déchets', 'De nouveaux bacs sont installés au local poubelles.'],
];

export function announcementsOf(
  residence: DemoResidence,
  rank: number,
  today: IsoDate,
  seed: number,
): Unnumbered<ImportRows['annonces']>[] {
  const random = prng(seed, rank, SUBJECT.announcement);
  if (!random.percent(16)) return [];
  const [titre, texte] = random.pick(NEWS);
  const du = addDays(today, random.between(-20, 15));
  return [
    { code_residence: residence.code_residence, titre, texte, du, au: addDays(du, random.between(1, 30)) },
  ];
}

/** Requests on the common parts: no name, no flat. */
export function commonRequests(
  residence: DemoResidence,
  rank: number,
  today: IsoDate,
  seed: number,
): Unnumbered<ImportRows['demandes']>[] {
  const random = prng(seed, rank, SUBJECT.request);
  if (!random.percent(25)) return [];
  const ouverte = addDays(today, -random.between(0, 40));
  return [
    {
      numero: `DC-${String(rank).padStart(5, '0')}`,
      reference: null,
      code_residence: residence.code_residence,
      lieu: 'parties communes',
      motif: random.pick([
        'Éclairage du hall en panne',
        "Ascenseur à l'arrêt",
        "Porte d'entrée bloquée",
        'Encombrants au local vélos',
      ]),
      etat: random.pick(['ouverte', 'en_cours', 'close']),
      ouverte,
      echeance: addDays(ouverte, 8),
    },
  ];
}
