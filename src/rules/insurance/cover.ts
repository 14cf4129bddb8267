import { addDays, addMonths, daysBetween, formatDate, isoDate } from '../dates.ts';
import type { CertificateState, InsuranceLetter } from './states.ts';

/** The calendar's own end: no day after it can be written. */
const LAST_DAY = '9999-12-31';

/** What cover is judged on. Dates ISO; `startsOn` null: not told, taken as begun. */
export type CoverCertificate = {
  readonly state: CertificateState;
  readonly startsOn: string | null;
  readonly endsOn: string;
};

export type Standing = { tone: 'ok' | 'notice' | 'danger'; sentence: string };

/** Days before the end from which a tenant is reminded. */
export const REMINDER_DAYS = 60;

/**
 * Whether a certificate covers the dwelling on a day, its first and last day included.
 * @param before true where the landlord's guide says that it counts only once checked
 * @param today ISO date
 */
export function covers(before: boolean, certificate: CoverCertificate, today: string): boolean {
  if (certificate.state === 'refusee' || (before && certificate.state !== 'validee')) return false;
  return runsOn(certificate, today);
}

function runsOn({ startsOn, endsOn }: CoverCertificate, day: string): boolean {
  return (startsOn === null || startsOn <= day) && endsOn >= day;
}

/** Last day of the cover that runs today, one certificate after another without a day between; null without cover. */
function coveredUntil(
  before: boolean,
  certificates: readonly CoverCertificate[],
  today: string,
): string | null {
  let until: string | null = null;
  let day = today;
  for (;;) {
    const ends = certificates.filter((one) => covers(before, one, day)).map(({ endsOn }) => endsOn);
    const last = ends.sort().at(-1);
    if (last === undefined) return until;
    until = last;
    if (last === LAST_DAY) return until;
    day = addDays(isoDate(last), 1);
  }
}

/** A certificate that would cover today and waits for the landlord's check: the tenant has done his part. */
function waits(before: boolean, certificates: readonly CoverCertificate[], today: string): boolean {
  return before && certificates.some((one) => one.state === 'a_verifier' && runsOn(one, today));
}

/**
 * Where the cover of a dwelling stands, in one sentence.
 * @param today ISO date
 */
export function standing(
  before: boolean,
  certificates: readonly CoverCertificate[],
  today: string,
): Standing {
  const until = coveredUntil(before, certificates, today);
  if (until !== null) return covered(until, today);
  if (waits(before, certificates, today)) {
    return {
      tone: 'notice',
      sentence: "Attestation reçue, à vérifier\u202f: elle ne couvre qu'une fois vérifiée.",
    };
  }
  return { tone: 'danger', sentence: uncovered(certificates, today) };
}

function covered(until: string, today: string): Standing {
  const day = formatDate(isoDate(until));
  const left = daysBetween(isoDate(today), isoDate(until));
  if (left > REMINDER_DAYS) return { tone: 'ok', sentence: `Logement assuré jusqu'au ${day}.` };
  return { tone: 'notice', sentence: `L'assurance expire le ${day}, ${inDays(left)}.` };
}

function inDays(days: number): string {
  if (days === 0) return "aujourd'hui";
  return days === 1 ? 'demain' : `dans ${days}\u00a0jours`;
}

function uncovered(certificates: readonly CoverCertificate[], today: string): string {
  const standingOnes = certificates.filter(({ state }) => state !== 'refusee');
  const next = standingOnes
    .flatMap(({ startsOn }) => (startsOn !== null && startsOn > today ? [startsOn] : []))
    .sort()[0];
  if (next !== undefined) {
    return `L'assurance commence le ${formatDate(isoDate(next))}\u202f: le logement n'est pas couvert d'ici là.`;
  }
  const ended = standingOnes
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1);
  if (ended !== undefined) return `Attestation expirée depuis le ${formatDate(isoDate(ended))}.`;
  if (certificates.length > 0) return "Attestation refusée\u202f: le logement n'est pas couvert.";
  return 'Aucune attestation au dossier.';
}

/**
 * Which letters may be given today, and why. Rappel: the cover ends within sixty days, or has ended. Mise en demeure:
 * no cover (loi 89-462, art. 7 g), unless a certificate waits for the landlord's own check or one was given within a month.
 * @param given letters already given, with their day
 * @param today ISO date
 */
export function lettersDue(
  before: boolean,
  certificates: readonly CoverCertificate[],
  given: readonly { readonly kind: InsuranceLetter; readonly on: string }[],
  today: string,
): { kind: InsuranceLetter; sentence: string }[] {
  if (waits(before, certificates, today)) return [];
  const until = coveredUntil(before, certificates, today);
  if (until !== null) {
    const { tone, sentence } = covered(until, today);
    return tone === 'ok' ? [] : [{ kind: 'rappel', sentence }];
  }
  const sentence = uncovered(certificates, today);
  const due: { kind: InsuranceLetter; sentence: string }[] = [];
  if (certificates.some(({ state, endsOn }) => state !== 'refusee' && endsOn < today)) {
    due.push({ kind: 'rappel', sentence });
  }
  const running = given.some(
    ({ kind, on }) => kind === 'mise-en-demeure' && today < addMonths(isoDate(on), 1),
  );
  if (!running) due.push({ kind: 'mise-en-demeure', sentence });
  return due;
}
