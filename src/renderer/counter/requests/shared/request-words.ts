import type { RequestEvent, RequestRow } from '../../../../contract/requests.ts';
import { daysBetween, formatDate, isoDate } from '../../../../rules/dates.ts';
import type { RequestState, RequestUrgency } from '../../../../rules/requests/states.ts';
import { eventWords, requestStateWords } from '../../../../rules/requests/words.ts';
import { atDesk, formatCount } from '../../../app/format.ts';
import type { useText } from '../../../i18n/i18n.ts';
import {
  type Icon,
  IconAppointment,
  IconDanger,
  IconDone,
  IconRefused,
  IconRequest,
  IconTaken,
  IconUrgent,
  IconWaiting,
} from '../../../ui/icons.ts';
import type { Tone } from '../../../ui/status-chip.tsx';

type Text = ReturnType<typeof useText>;

export const STATE_LOOK: Readonly<Record<RequestState, { readonly icon: Icon; readonly tone: Tone }>> = {
  ouverte: { icon: IconRequest, tone: 'neutral' },
  'prise-en-charge': { icon: IconTaken, tone: 'accent' },
  planifiee: { icon: IconAppointment, tone: 'accent' },
  'en-attente': { icon: IconWaiting, tone: 'warning' },
  close: { icon: IconDone, tone: 'success' },
  annulee: { icon: IconRefused, tone: 'neutral' },
};

/** How an urgency looks; what is normal says nothing. */
export const URGENCY_LOOK: Readonly<
  Record<RequestUrgency, { readonly icon: Icon; readonly tone: Tone } | null>
> = {
  normale: null,
  urgente: { icon: IconUrgent, tone: 'warning' },
  danger: { icon: IconDanger, tone: 'danger' },
};

/** A day as written in data, or what stands for one that is not known. */
export function dayWords(date: string | null, unknown: string): string {
  return date === null ? unknown : formatDate(isoDate(date));
}

/** "05/11" of this year, where room is short; of another year the whole day. */
export function shortDay(date: string, today: string): string {
  const day = dayWords(date, '');
  return date.slice(0, 4) === today.slice(0, 4) ? day.slice(0, 5) : day;
}

/** The desk's own day, as an ISO date. */
export function deskToday(): string {
  return atDesk(new Date().toISOString()).date;
}

/** "En retard de 3 jours"; null in time. */
export function lateWords(t: Text, { overdue, dueOn }: RequestRow, today: string): string | null {
  if (!overdue) return null;
  if (dueOn === null) return t('requests.mark.lateFact');
  const days = daysBetween(isoDate(dueOn), isoDate(today));
  return days < 1
    ? t('requests.mark.lateFact')
    : t('requests.mark.late', { count: days, n: formatCount(days) });
}

/** "Réponse", "État : Planifiée": what an event says in a few words. */
export function eventTitle(t: Text, { kind, state }: Pick<RequestEvent, 'kind' | 'state'>): string {
  return kind === 'etat' && state !== null
    ? t('requests.view.newState', { state: requestStateWords[state] })
    : eventWords[kind];
}

/** "Bernard Roche, au portail". */
export function eventAuthor(t: Text, { author, by }: Pick<RequestEvent, 'author' | 'by'>): string {
  return [author, t(`requests.view.by.${by}`)].filter((word) => word !== '').join(', ');
}

/** "État : Planifiée" where another kind of event also moved it; null where its title says it. */
export function newState(t: Text, { kind, state }: Pick<RequestEvent, 'kind' | 'state'>): string | null {
  return state === null || kind === 'etat' || kind === 'ouverture' || kind === 'cloture'
    ? null
    : t('requests.view.newState', { state: requestStateWords[state] });
}

/** "12/11/2026 à 14 h 05", on the desk's clock. */
export function dayAndTime(at: string): string {
  const { day, time } = atDesk(at);
  return `${day} à ${time}`;
}
