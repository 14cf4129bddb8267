import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SyncStatus } from '../../../contract/sync.ts';
import { useCore } from '../../app/core.tsx';
import { useAgent } from '../../app/session.ts';
import { usePull } from '../../app/use-pull.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconClockAhead, IconDone, IconForbidden, IconSendStopped } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { ReadFailure } from '../home/read-failure.tsx';
import { type Joined, JoinForm } from '../setup/join-form.tsx';
import { lapseOf } from './clock-lapse.ts';
import { PortalFacts } from './portal-facts.tsx';

/** The landlord's portal: how the link stands, what to do when it is stopped, and joining the post to it. */
export function PortalPage() {
  const t = useText();
  const { ask } = useCore();
  const { data, error, isPending, refetch } = useQuery(ask.sync.status.queryOptions());
  if (error !== null) return <ReadFailure error={error} retry={() => void refetch()} />;
  return (
    <Skeleton loading={isPending} shape={<SkeletonBar className="mt-6 h-6 w-80" />}>
      {data !== undefined && (
        <div className="admin-page">
          <p className="admin-intro">{t('administration.portal.intro')}</p>
          <div className="portal-columns">
            <section aria-labelledby="portal-state" className="min-w-0">
              <SectionHeading id="portal-state">{t('administration.portal.state.title')}</SectionHeading>
              <PortalAlerts status={data} />
              <PortalFacts status={data} />
            </section>
            <Joining status={data} />
          </div>
        </div>
      )}
    </Skeleton>
  );
}

/** What asks for a person: a stopped link first, then a wrong clock; and data on their way. */
function PortalAlerts({ status }: { readonly status: SyncStatus }) {
  const t = useText();
  const { pause, clockAheadSeconds } = status;
  const pull = usePull(status);
  return (
    <div className="portal-alerts">
      {pause !== null && (
        <AlertLine tone="warning" icon={IconSendStopped} fact={t('administration.portal.pausedTitle')}>
          {pause.sentence} {pause.next} {t('ui.error.code')}{' '}
          <span className="document-number">{pause.code}</span>
        </AlertLine>
      )}
      {clockAheadSeconds !== null && (
        <AlertLine tone="warning" icon={IconClockAhead} fact={clockFact(clockAheadSeconds)}>
          {t('administration.portal.clockText')}
        </AlertLine>
      )}
      {pull !== null && (
        <div>
          <ProgressBar label={t('administration.portal.pull')} done={pull.done} total={pull.total} asShare />
          <p className="mt-1 text-second text-ink-2">{t('administration.portal.pullText')}</p>
        </div>
      )}
    </div>
  );

  function clockFact(seconds: number): string {
    const { unit, n } = lapseOf(seconds);
    const time =
      unit === 'days'
        ? t('administration.portal.days', { count: n, n: String(n) })
        : t(`administration.portal.${unit}`, { n: String(n) });
    return t(seconds > 0 ? 'administration.portal.clockAhead' : 'administration.portal.clockBehind', {
      time,
    });
  }
}

/** The form, for whom it is for and while there is something to join; a sentence for the others. */
function Joining({ status }: { readonly status: SyncStatus }) {
  const t = useText();
  const { client } = useCore();
  const administrator = useAgent().role === 'administrateur';
  const [joined, setJoined] = useState<Joined | null>(null);
  if (joined !== null) {
    return (
      <section aria-label={t('administration.portal.join.title')} className="min-w-0">
        <AlertLine tone="success" icon={IconDone} fact={t('administration.portal.join.done')}>
          {t('administration.portal.join.doneText', joined)}
        </AlertLine>
      </section>
    );
  }
  if (status.link !== 'none' && status.link !== 'paused') return null;
  const title = t(
    status.link === 'none' ? 'administration.portal.join.title' : 'administration.portal.join.again',
  );
  return (
    <section aria-labelledby="portal-join" className="min-w-0">
      <SectionHeading id="portal-join">{title}</SectionHeading>
      {administrator ? (
        <>
          <p className="mt-2 text-table text-ink-2">{t('administration.portal.join.intro')}</p>
          <JoinForm
            join={(input) => client.sync.join(input)}
            onJoined={(answer) => {
              setJoined(answer);
              announce(t('administration.portal.join.done'));
            }}
          />
        </>
      ) : (
        <AlertLine icon={IconForbidden} fact={t('administration.forbidden')} className="mt-3">
          {t('administration.portal.join.forbidden')}
        </AlertLine>
      )}
    </section>
  );
}
