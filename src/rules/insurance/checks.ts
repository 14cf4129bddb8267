import { addMonths, formatDate, isoDate } from '../dates.ts';
import { foldWords } from '../fold.ts';
import { looksLikeCarPolicy } from './car-policy.ts';
import { isSameAddress, namedIn } from './insured-address.ts';
import type { CertificateFlag } from './states.ts';

/** A certificate as it is typed. Dates ISO; `address` null: the dwelling's own. */
export type TypedCertificate = {
  readonly insurer: string;
  readonly policy: string;
  readonly startsOn: string | null;
  readonly endsOn: string;
  readonly address: string | null;
};

/** What the lease holds: its address on one line (empty: not shown), the names of its people. */
export type HeldForInsurance = { readonly address: string; readonly names: readonly string[] };

/** A home is insured year by year: a longer period is a date typed wrong, or another contract. */
const LONGEST_MONTHS = 24;

/**
 * What is odd about a certificate, in words to read to the tenant (B21). Nothing here refuses it.
 * @param files how many files are attached
 * @param today ISO date
 */
export function certificateFlags(
  typed: TypedCertificate,
  held: HeldForInsurance,
  files: number,
  today: string,
): { flag: CertificateFlag; sentence: string }[] {
  const found: { flag: CertificateFlag; sentence: string }[] = [];
  const { startsOn, endsOn, address } = typed;
  if (address !== null && held.address.trim() !== '' && !isSameAddress(address, held.address)) {
    found.push({
      flag: 'autre-adresse',
      sentence: `L'adresse assurée n'est pas celle du logement\u202f: ${held.address}.`,
    });
  }
  if (endsOn < today) {
    found.push({
      flag: 'expiree',
      sentence: `L'assurance a pris fin le ${formatDate(isoDate(endsOn))}\u202f: le logement n'est plus couvert.`,
    });
  }
  if (startsOn !== null && startsOn > today) {
    found.push({
      flag: 'future',
      sentence: `L'assurance ne commence que le ${formatDate(isoDate(startsOn))}\u202f: le logement n'est pas couvert d'ici là.`,
    });
  }
  if (looksLikeCarPolicy(typed.insurer, typed.policy)) {
    found.push({
      flag: 'contrat-auto',
      sentence:
        "L'assureur ou la police parle d'un véhicule\u202f: il faut une assurance d'habitation, avec les risques locatifs.",
    });
  }
  if (
    address !== null &&
    held.names.length > 0 &&
    namedIn(address, [...held.names, held.address]) === 'other'
  ) {
    found.push({
      flag: 'autre-nom',
      sentence: `Le nom écrit avec l'adresse n'est pas au bail\u202f: ${held.names.join(', ')}.`,
    });
  }
  if (endsOn > addMonths(isoDate(startsOn ?? today), LONGEST_MONTHS)) {
    found.push({
      flag: 'duree',
      sentence: `La période dépasse ${LONGEST_MONTHS}\u00a0mois\u202f: vérifiez les dates sur le document.`,
    });
  }
  if (files === 0) {
    found.push({
      flag: 'sans-fichier',
      sentence: "Aucun fichier n'est joint\u202f: l'attestation ne peut pas être vérifiée sur pièce.",
    });
  }
  return found;
}

/** Whether two certificates are one: the same policy, however it is spaced, and the same last day. */
export function sameCertificate(
  a: { readonly policy: string | null; readonly endsOn: string },
  b: { readonly policy: string | null; readonly endsOn: string },
): boolean {
  const policy = policyKey(a.policy);
  return policy !== '' && policy === policyKey(b.policy) && a.endsOn === b.endsOn;
}

function policyKey(policy: string | null): string {
  return foldWords(policy ?? '')
    .map(({ text }) => text)
    .join('');
}
