import type { Alert } from '../../../contract/accounts.ts';
import { formatDate, isoDate } from '../../../rules/dates.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  type Icon,
  IconAppointment,
  IconInsuranceExpired,
  IconLate,
  IconLeft,
  IconPlan,
  IconPortalInactive,
  IconToCheck,
} from '../../ui/icons.ts';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { rowAlerts } from './rows.ts';

const LOOKS: Readonly<Record<Alert['kind'], { readonly tone: Tone; readonly icon: Icon }>> = {
  late: { tone: 'danger', icon: IconLate },
  'insurance-expired': { tone: 'warning', icon: IconInsuranceExpired },
  'insurance-missing': { tone: 'warning', icon: IconInsuranceExpired },
  'insurance-to-check': { tone: 'warning', icon: IconToCheck },
  'payment-plan': { tone: 'warning', icon: IconPlan },
  'space-inactive': { tone: 'neutral', icon: IconPortalInactive },
  exited: { tone: 'neutral', icon: IconLeft },
  leaving: { tone: 'neutral', icon: IconLeft },
  absent: { tone: 'neutral', icon: IconAppointment },
};

/** The two alerts a row has room for, each with its word. */
export function AlertChips({ alerts }: { readonly alerts: readonly Alert[] }) {
  const t = useText();
  return rowAlerts(alerts).map((alert) => {
    const { tone, icon } = LOOKS[alert.kind];
    return (
      <StatusChip key={alert.kind} tone={tone} icon={icon}>
        {t(`search.alert.${alert.kind}`, { day: dayOf(alert) })}
      </StatusChip>
    );
  });
}

function dayOf(alert: Alert): string {
  if ('on' in alert) return formatDate(isoDate(alert.on));
  return alert.kind === 'absent' ? formatDate(isoDate(alert.since)) : '';
}
