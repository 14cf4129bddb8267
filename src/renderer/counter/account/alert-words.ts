import type { Alert } from '../../../contract/accounts.ts';
import { formatDate, formatMonthCapitalised, isoDate } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import { SPACE_STATES } from '../../../rules/registrations/states.ts';
import { formatCount } from '../../app/format.ts';
import type { useText } from '../../i18n/i18n.ts';
import {
  type Icon,
  IconInsurance,
  IconInsuranceExpired,
  IconLate,
  IconLeft,
  IconPlan,
  IconPortalInactive,
  IconRefused,
  IconToCheck,
  IconWaiting,
} from '../../ui/icons.ts';
import type { Tone } from '../../ui/status-chip.tsx';

type Text = ReturnType<typeof useText>;

/** An alert as a line of "À savoir". */
export type AlertWords = {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly fact: string;
  readonly detail: string | null;
};

const MOST_SHOWN = 3;
const WEIGHT: Readonly<Record<Tone, number>> = { danger: 0, warning: 1, accent: 2, neutral: 3, success: 4 };

/** At most three, danger first, in the order the core gave them otherwise (design.md §4). */
export function alertsInWords(t: Text, alerts: readonly Alert[]): AlertWords[] {
  return alerts
    .map((alert) => alertInWords(t, alert))
    .sort((a, b) => WEIGHT[a.tone] - WEIGHT[b.tone])
    .slice(0, MOST_SHOWN);
}

function alertInWords(t: Text, alert: Alert): AlertWords {
  const day = (date: string) => formatDate(isoDate(date));
  const since = (date: string) => t('account.alert.since', { date: day(date) });
  switch (alert.kind) {
    case 'late':
      return {
        tone: 'danger',
        icon: IconLate,
        fact: t('account.alert.late', { count: alert.days, n: formatCount(alert.days) }),
        detail: t('account.alert.lateDetail', {
          month: formatMonthCapitalised(alert.month),
          amount: formatEuros(alert.cents),
        }),
      };
    case 'insurance-expired':
      return {
        tone: 'warning',
        icon: IconInsuranceExpired,
        fact: t('account.alert.insuranceExpired'),
        detail: since(alert.since),
      };
    case 'insurance-missing':
      return {
        tone: 'warning',
        icon: IconInsurance,
        fact: t('account.alert.insuranceMissing'),
        detail: t('account.alert.insuranceMissingDetail'),
      };
    case 'insurance-to-check':
      return {
        tone: 'warning',
        icon: IconToCheck,
        fact: t('account.alert.insuranceToCheck'),
        detail: t('account.alert.insuranceToCheckDetail'),
      };
    case 'payment-plan':
      return {
        tone: 'neutral',
        icon: IconPlan,
        fact: t('account.alert.plan'),
        detail:
          alert.monthlyCents === null
            ? t('account.alert.planSince', { date: day(alert.since) })
            : t('account.alert.planDetail', {
                amount: formatEuros(alert.monthlyCents),
                date: day(alert.since),
              }),
      };
    case 'space-inactive':
      return spaceAlert(t, alert.state);
    case 'exited':
      return {
        tone: 'neutral',
        icon: IconLeft,
        fact: t('account.alert.exited', { date: day(alert.on) }),
        detail: t('account.alert.exitedDetail'),
      };
    case 'leaving':
      return {
        tone: 'neutral',
        icon: IconLeft,
        fact: t('account.alert.leaving', { date: day(alert.on) }),
        detail: t('account.alert.leavingDetail'),
      };
    case 'absent':
      return {
        tone: 'warning',
        icon: IconWaiting,
        fact: t('account.alert.absent'),
        detail: since(alert.since),
      };
  }
}

/** A space that is not active, by what there is to do about it. */
function spaceAlert(t: Text, state: string): AlertWords {
  const plain = { tone: 'neutral', icon: IconPortalInactive } as const;
  const known = SPACE_STATES.find((one) => one === state);
  switch (known) {
    case 'refused':
      return {
        tone: 'warning',
        icon: IconRefused,
        fact: t('account.alert.spaceRefused'),
        detail: t('account.alert.spaceRefusedDetail'),
      };
    case 'suspended':
    case 'closed':
    case 'exited':
      return {
        ...plain,
        fact: t(`account.alert.spaceOver.${known}`),
        detail: t(`account.alert.spaceOverDetail.${known}`),
      };
    case 'waiting-to-send':
    case 'sent':
    case 'pending':
      return {
        ...plain,
        fact: t('account.alert.spaceInactive'),
        detail: t(`account.alert.spaceOnItsWay.${known}`),
      };
    default:
      return { ...plain, fact: t('account.alert.spaceInactive'), detail: spaceState(t, state) };
  }
}

/** The ERP's own word where it is not one of those known. */
function spaceState(t: Text, state: string): string {
  if (state === 'aucun') return t('account.alert.spaceNone');
  if (state === 'en_attente') return t('account.alert.spaceWaiting');
  if (state === 'non_active') return t('account.alert.spaceNever');
  if (state === 'desactive') return t('account.alert.spaceClosed');
  return t('account.alert.spaceState', { state: state.replaceAll('_', ' ') });
}
