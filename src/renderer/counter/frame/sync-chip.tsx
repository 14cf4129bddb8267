import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { atDesk, formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconOffline, IconOnline, IconSavedHere, IconToHandle } from '../../ui/icons.ts';

/** The link to the portal, in words. Quiet when nothing is the matter; amber offline, red when something is refused. */
export function SyncChip() {
  const t = useText();
  const { ask } = useCore();
  const { data } = useQuery(ask.sync.status.queryOptions());
  if (data === undefined) return null;
  const counted = { count: data.waiting, n: formatCount(data.waiting) };
  if (data.link === 'none') {
    return (
      <span className="sync-chip">
        <IconSavedHere />
        {t('frame.sync.none', counted)}
      </span>
    );
  }
  if (data.link === 'offline') {
    return (
      <span className="sync-chip" data-tone="warning">
        <IconOffline />
        {t('frame.sync.offline', { ...counted, time: data.since === null ? '' : atDesk(data.since).time })}
      </span>
    );
  }
  if (data.refused > 0) {
    return (
      <span className="sync-chip" data-tone="danger">
        <IconToHandle />
        {t('frame.sync.onlineRefused', { count: data.refused, n: formatCount(data.refused) })}
      </span>
    );
  }
  return (
    <span className="sync-chip">
      <IconOnline />
      {t('frame.sync.online', counted)}
    </span>
  );
}
