import type { Certificate } from '../../../contract/insurance.ts';
import { formatDate, isoDate } from '../../../rules/dates.ts';
import type { CertificateState } from '../../../rules/insurance/states.ts';
import { certificateStateWords, refusalReasonWords } from '../../../rules/insurance/words.ts';
import { atDesk } from '../../app/format.ts';
import type { useText } from '../../i18n/i18n.ts';
import { type Icon, IconDone, IconRefused, IconToCheck } from '../../ui/icons.ts';
import type { Tone } from '../../ui/status-chip.tsx';

type Text = ReturnType<typeof useText>;

/** Icon and colour of a state; its word comes from the rules. */
export const CERTIFICATE_LOOK: Readonly<
  Record<CertificateState, { readonly icon: Icon; readonly tone: Tone }>
> = {
  a_verifier: { icon: IconToCheck, tone: 'warning' },
  validee: { icon: IconDone, tone: 'success' },
  refusee: { icon: IconRefused, tone: 'danger' },
};

export function stateWords({ state }: Pick<Certificate, 'state'>): string {
  return certificateStateWords[state];
}

export function dayWords(date: string): string {
  return formatDate(isoDate(date));
}

/** "du 01/11/2026 au 31/10/2027", "jusqu'au 31/10/2027". */
export function periodWords(t: Text, { startsOn, endsOn }: Pick<Certificate, 'startsOn' | 'endsOn'>): string {
  const ends = dayWords(endsOn);
  return startsOn === null
    ? t('insurance.until', { ends })
    : t('insurance.fromTo', { starts: dayWords(startsOn), ends });
}

/** "par Sophie Lambert, au guichet, le 22/11/2026 à 14 h 05"; null where nobody decided. */
export function decisionWords(t: Text, certificate: Certificate): string | null {
  const { state, decidedBy, decidedAt, decidedWhere } = certificate;
  if (state === 'a_verifier' || decidedWhere === null) return null;
  const at = decidedAt === null ? null : atDesk(decidedAt);
  return [
    decidedBy === null ? null : t('insurance.decided.by', { name: decidedBy }),
    t(`insurance.decided.where.${decidedWhere}`),
    at === null ? null : t('insurance.decided.on', { day: at.day, time: at.time }),
  ]
    .filter((words) => words !== null)
    .join(', ');
}

/** Why it was refused, in the tenant's words: the reason, then what was written besides. */
export function refusalWords({ reason, comment }: Pick<Certificate, 'reason' | 'comment'>): string | null {
  if (reason === null) return comment;
  const words = refusalReasonWords[reason];
  if (comment === null || comment === '') return `${words}.`;
  return reason === 'autre' ? comment : `${words}. ${comment}`;
}

type Check = { readonly before: boolean; readonly sentence: string };

/** What taking it came to, said once it is done. */
export function doneSentences(t: Text, certificate: Certificate, check: Check, today: string): string[] {
  const { covers, startsOn, endsOn } = certificate;
  const ends = dayWords(endsOn);
  const cover = () => {
    if (covers) return t('insurance.done.covers', { ends });
    if (endsOn < today) return t('insurance.done.over', { ends });
    if (check.before) return check.sentence;
    return startsOn === null
      ? check.sentence
      : t('insurance.done.starts', { starts: dayWords(startsOn), ends });
  };
  return [cover(), t('insurance.done.toCheck')];
}

/** One thing to look at before deciding: met, or to be seen. */
export type Point = { readonly met: boolean; readonly words: string };

/** What a reader compares on the document, from what was typed and what was odd about it. */
export function pointsOf(
  t: Text,
  { flags, startsOn, endsOn, address, files, fromErp }: Certificate,
  today: string,
): Point[] {
  const points: Point[] = [];
  const elsewhere = flags.includes('autre-adresse');
  if (!fromErp || address !== null)
    points.push({
      met: !elsewhere,
      words: t(elsewhere ? 'insurance.point.elsewhere' : 'insurance.point.address'),
    });
  const ends = dayWords(endsOn);
  if (endsOn < today) points.push({ met: false, words: t('insurance.point.over', { ends }) });
  else if (startsOn !== null && startsOn > today)
    points.push({ met: false, words: t('insurance.point.starts', { starts: dayWords(startsOn) }) });
  else points.push({ met: true, words: t('insurance.point.covers', { ends }) });
  if (flags.includes('autre-nom')) points.push({ met: false, words: t('insurance.point.otherName') });
  if (flags.includes('contrat-auto')) points.push({ met: false, words: t('insurance.point.car') });
  if (flags.includes('duree')) points.push({ met: false, words: t('insurance.point.long') });
  if (files.length === 0) points.push({ met: false, words: t('insurance.point.noFile') });
  return points;
}
