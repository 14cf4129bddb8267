import type { RulePath, RuleValue } from './profile-schema.ts';

/** The law's own answer to a rule that a guide leaves silent; shown "règle légale". */
export type LegalDefault<Path extends RulePath> = {
  value: RuleValue<Path>;
  source: string;
  /** First day of this version of the law, ISO date, or null where it is older than any lease here. */
  since: string | null;
};

// Oldest version first. Adding a version when the law changes is a new line, never an edit: a past act keeps its rule.
const LAW: { readonly [Path in RulePath]?: readonly LegalDefault<Path>[] } = {
  'payment.cashAccepted': [
    {
      value: true,
      source:
        'Code monétaire et financier, art. L.112-6 et D.112-3\u202f: espèces admises sous le plafond, tant que le bailleur ne dit pas autrement',
      since: null,
    },
  ],
  'payment.cashCeilingCents': [
    {
      value: 100_000,
      source: 'Code monétaire et financier, art. L.112-6 et D.112-3\u202f: 1\u202f000\u202f€ par dette',
      since: '2015-09-01',
    },
  ],
  'payment.allocation': [
    {
      value: 'payer-choice-else-oldest',
      source: 'Code civil, art. 1342-10\u202f: au choix du payeur, sinon la dette échue la plus ancienne',
      since: null,
    },
  ],
  'payment.quittance': [
    {
      value: 'whole-month-paid',
      source:
        'Loi n°\u00a089-462 du 6 juillet 1989, art. 21\u202f: quittance si le mois est payé en entier, sinon reçu',
      since: null,
    },
  ],
  'payment.term': [
    {
      value: 'terme_echu',
      source:
        "Code de la construction et de l'habitation, art. R.353-21\u202f: terme échu, sauf clause contraire du bail",
      since: null,
    },
  ],
  'paperless.quittances': [
    {
      value: 'express-agreement',
      source: "Loi n°\u00a089-462 du 6 juillet 1989, art. 21\u202f: avec l'accord exprès du locataire",
      since: null,
    },
  ],
  'insurance.yearlyProof': [
    {
      value: true,
      source: 'Loi n°\u00a089-462 du 6 juillet 1989, art. 7 g\u202f: à la remise des clés puis chaque année',
      since: null,
    },
  ],
};

/**
 * The law's answer for a rule, or null where the law is silent too.
 * @param on ISO date: the version in force that day; without it, the latest.
 */
export function legalDefault<Path extends RulePath>(path: Path, on?: string): LegalDefault<Path> | null {
  const versions: readonly LegalDefault<Path>[] = LAW[path] ?? [];
  return versions.findLast(({ since }) => on === undefined || since === null || since <= on) ?? null;
}
