import { useQuery } from '@tanstack/react-query';
import { formatDayMonth } from '../../../../rules/dates.ts';
import { useCore } from '../../../app/core.tsx';
import { atDesk } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconOffline } from '../../../ui/icons.ts';

/** Offline, what the portal answered since is not here yet. */
export function OfflineNote() {
  const t = useText();
  const { ask } = useCore();
  const { data } = useQuery(ask.sync.status.queryOptions());
  if (data?.link !== 'offline') return null;
  const { date, time } = atDesk(data.since ?? new Date().toISOString());
  const today = atDesk(new Date().toISOString()).date === date;
  return (
    <AlertLine
      className="mt-3"
      tone="warning"
      layout="line"
      icon={IconOffline}
      fact={t('requests.list.offline', {
        since: today ? time : t('requests.list.offlineDay', { day: formatDayMonth(date) }),
      })}
    >
      {t('requests.list.offlineText')}
    </AlertLine>
  );
}
