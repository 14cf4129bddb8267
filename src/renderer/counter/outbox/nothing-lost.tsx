import type { SyncStatus } from '../../../contract/sync.ts';
import { formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconOffline, IconSavedHere, IconSendStopped } from '../../ui/icons.ts';

/** What waits is safe here: said before anything else, since it is what a clerk wants to know. */
export function NothingLost({ status }: { readonly status: SyncStatus }) {
  const { link, waiting, pause } = status;
  const t = useText();
  const counted = { count: waiting, n: formatCount(waiting) };
  if (link === 'paused') {
    return (
      <Banner tone="warning" icon={IconSendStopped} title={t('outbox.retried.paused')}>
        {pause === null ? t('outbox.nothingLostPaused', counted) : `${pause.sentence} ${pause.next}`}{' '}
        {pause !== null && (
          <span className="whitespace-nowrap text-ink-2">
            {t('outbox.refused.code')} <span className="document-number">{pause.code}</span>
          </span>
        )}
      </Banner>
    );
  }
  if (link === 'online' || waiting === 0) return null;
  return link === 'none' ? (
    <Banner tone="neutral" icon={IconSavedHere} title={t('outbox.nothingLost')}>
      {t('outbox.nothingLostNone', counted)}
    </Banner>
  ) : (
    <Banner tone="warning" icon={IconOffline} title={t('outbox.nothingLost')}>
      {t('outbox.nothingLostOffline', counted)}
    </Banner>
  );
}

type BannerProps = {
  readonly tone: 'neutral' | 'warning';
  readonly icon: typeof IconOffline;
  readonly title: string;
  readonly children: React.ReactNode;
};

function Banner({ tone, icon: BannerIcon, title, children }: BannerProps) {
  return (
    <div className="nothing-lost" data-tone={tone}>
      <BannerIcon size={24} />
      <div>
        <p className="nothing-lost-title">{title}</p>
        <p className="text-table">{children}</p>
      </div>
    </div>
  );
}
