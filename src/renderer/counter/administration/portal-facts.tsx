import type { ReactNode } from 'react';
import type { SyncStatus } from '../../../contract/sync.ts';
import { atDesk, formatCount } from '../../app/format.ts';
import { useRoute } from '../../app/route.ts';
import { useText } from '../../i18n/i18n.ts';
import { type Icon, IconOffline, IconOnline, IconSavedHere, IconSendStopped } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

const LINKS: Readonly<Record<SyncStatus['link'], { readonly tone: Tone; readonly icon: Icon }>> = {
  none: { tone: 'neutral', icon: IconSavedHere },
  online: { tone: 'success', icon: IconOnline },
  offline: { tone: 'warning', icon: IconOffline },
  paused: { tone: 'warning', icon: IconSendStopped },
};

/** The link as name and value, one line each. */
export function PortalFacts({ status }: { readonly status: SyncStatus }) {
  const t = useText();
  const go = useRoute((state) => state.go);
  const { link, since, waiting, refused, portal } = status;
  const moment = (instant: string) => t('administration.portal.at', atDesk(instant));
  const { tone, icon } = LINKS[link];
  const facts: ReadonlyArray<readonly [string, ReactNode]> = [
    [
      t('administration.portal.fact.state'),
      <StatusChip key="state" tone={tone} icon={icon}>
        {t(`administration.portal.state.${link}`)}
      </StatusChip>,
    ],
    ...(since === null || link === 'none'
      ? []
      : [[t('administration.portal.fact.since'), moment(since)] as const]),
    ...(portal === null
      ? []
      : ([
          [t('administration.portal.fact.mode'), t(`administration.portal.mode.${portal.mode}`)],
          [
            t('administration.portal.fact.address'),
            <span key="address" className="wrap-anywhere">
              {portal.address}
            </span>,
          ],
          [t('administration.portal.fact.agency'), portal.agency],
          [
            t('administration.portal.fact.device'),
            <span key="device" className="reference wrap-anywhere">
              {portal.device}
            </span>,
          ],
          [t('administration.portal.fact.joinedAt'), moment(portal.joinedAt)],
          [
            t('administration.portal.fact.lastAnswer'),
            portal.lastAnswerAt === null ? t('administration.portal.noAnswer') : moment(portal.lastAnswerAt),
          ],
        ] as const)),
    [
      t('frame.outbox'),
      <span key="outbox" className="inline-flex flex-wrap gap-x-4">
        {[
          t('administration.portal.waiting', { count: waiting, n: formatCount(waiting) }),
          refused > 0 && t('frame.refusedCount', { count: refused, n: formatCount(refused) }),
        ]
          .filter(Boolean)
          .join(' · ')}
        <LinkButton onClick={() => go({ name: 'outbox', tab: 'tout' })}>
          {t('administration.portal.see')}
        </LinkButton>
      </span>,
    ],
  ];
  return (
    <dl className="about portal-facts">
      {facts.map(([name, value]) => (
        <div key={name} className="about-line">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
