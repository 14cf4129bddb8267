import { addDays, addMonths, type IsoDate } from '../../rules/dates.ts';
import { appliedRule, type LandlordProfile } from '../../rules/profile.ts';
import type { Habits } from './ledger.ts';
import type { DemoInsurance, DemoPerson, DemoPlan, DemoRequest, DemoSpace } from './model.ts';
import { INSURERS } from './names.ts';
import type { Prng } from './prng.ts';

type InsuranceState = 'valid' | 'expired' | 'to-check' | 'refused' | 'future' | 'none';

/** Attestations in every state; an account may have an older one below the current one. */
export function insuranceOf(
  forced: 'expired' | 'future' | 'refused' | 'none' | null,
  today: IsoDate,
  random: Prng,
): DemoInsurance[] {
  const state: InsuranceState =
    forced ??
    random.weighted([
      ['valid', 78],
      ['expired', 10],
      ['to-check', 5],
      ['refused', 2],
      ['future', 1],
      ['none', 4],
    ]);
  if (state === 'none') return [];
  const fin =
    state === 'expired'
      ? addDays(today, -random.between(5, 400))
      : addDays(today, state === 'future' ? random.between(380, 420) : random.between(15, 350));
  const one: DemoInsurance = {
    assureur: random.pick(INSURERS),
    police: String(random.between(1_000_000, 9_999_999)).replace(
      /^(\d)(\d{3})(\d{3})$/,
      '$1\u00a0$2\u00a0$3',
    ),
    debut: addMonths(fin, -12),
    fin,
    statut: state === 'to-check' ? 'a_verifier' : state === 'refused' ? 'refusee' : 'validee',
  };
  if (!random.percent(20)) return [one];
  return [{ ...one, debut: addMonths(fin, -24), fin: addMonths(fin, -12), statut: 'validee' }, one];
}

/** A plan d'apurement for some of the tenants in arrears. */
export function planOf(
  forced: boolean,
  late: boolean,
  habits: Habits,
  today: IsoDate,
  random: Prng,
): DemoPlan | null {
  const wanted = random.percent(habits.unpaid > 2 ? 45 : 4);
  if (!forced && !(late && wanted)) return null;
  const monthly = random.between(20, 80) * 100;
  return {
    debut: addMonths(today, -random.between(1, 10)),
    montant: (monthly * random.between(8, 30)) as DemoPlan['montant'],
    mensualite: monthly as DemoPlan['mensualite'],
    etat: forced
      ? 'en_cours'
      : random.weighted([
          ['en_cours', 70],
          ['respecte', 20],
          ['rompu', 10],
        ]),
  };
}

/** Tenant spaces, by the landlord's own rule of who may have one. */
export function spacesOf(
  profile: LandlordProfile,
  holders: readonly DemoPerson[],
  random: Prng,
): DemoSpace[] {
  const each = appliedRule(profile, 'account.scope').value === 'each-signatory';
  const automatic = appliedRule(profile, 'paperless.notices').value === 'with-account';
  return (each ? holders : holders.slice(0, 1)).flatMap((holder) => {
    const etat = random.weighted([
      ['actif', 58],
      ['en_attente', 9],
      ['desactive', 3],
      [null, 30],
    ]);
    if (etat === null || holder.email === null) return [];
    const chosen = [
      'avis',
      ...(random.percent(40) ? ['quittance'] : []),
      ...(random.percent(30) ? ['regularisation'] : []),
    ];
    const known = holder.code_personne !== null;
    return [
      {
        code_personne: holder.code_personne,
        nom: known ? null : holder.nom,
        prenom: known ? null : holder.prenom,
        email: holder.email,
        etat,
        consentements:
          etat !== 'actif' ? [] : automatic ? ['avis', 'regularisation'] : random.percent(70) ? chosen : [],
      },
    ];
  });
}

const MOTIVES: readonly (readonly [string, string])[] = [
  ['logement', 'Volet roulant bloqué'],
  ['logement', "Fuite sous l'évier"],
  ['logement', 'Chauffage insuffisant'],
  ['logement', 'Prise électrique descellée'],
  ['logement', 'Fenêtre qui ne ferme plus'],
  ['garage/parking', 'Porte de garage bloquée'],
  ['compte', "Demande d'explication de la régularisation"],
  ['compte', "Attestation d'assurance transmise"],
];

/** Requests of one account: a few open, a few closed. */
export function requestsOf(today: IsoDate, random: Prng): DemoRequest[] {
  if (!random.percent(7)) return [];
  const [lieu, motif] = random.pick(MOTIVES);
  const open = random.percent(30);
  // Most open ones are still within their eight days.
  const ouverte = addDays(today, -random.between(open ? 0 : 40, open ? (random.percent(85) ? 8 : 25) : 400));
  return [
    {
      lieu,
      motif,
      etat: open ? random.pick(['ouverte', 'en_cours', 'rendez_vous']) : 'close',
      ouverte,
      echeance: addDays(ouverte, 8),
    },
  ];
}
