import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatLongDate, isoDate } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import { useCore } from '../../app/core.tsx';
import { formatCount } from '../../app/format.ts';
import { useRoute } from '../../app/route.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  type Icon,
  IconAttestation,
  IconOpen,
  IconOutbox,
  IconPayment,
  IconRegister,
  IconRequest,
  IconTill,
  IconToHandle,
} from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { deskToday, standingOf } from '../till/till-words.ts';
import { useTill } from '../till/use-till.ts';
import { ReadFailure } from './read-failure.tsx';

/** The day in figures: only what this post really counts. */
export function Today() {
  const t = useText();
  const { ask } = useCore();
  const go = useRoute((state) => state.go);
  const { data, error, refetch, isPending } = useQuery(ask.home.today.queryOptions());
  return (
    <section aria-labelledby="today">
      <SectionHeading id="today" aside={data === undefined ? undefined : formatLongDate(isoDate(data.date))}>
        {t('home.today')}
      </SectionHeading>
      {error !== null && <ReadFailure error={error} retry={() => void refetch()} />}
      {error === null && (
        <Skeleton loading={isPending} shape={<TodayShape />}>
          {data !== undefined && (
            <ul className="today">
              <TillRow onOpen={() => go({ name: 'till', page: 'now' })} />
              <TodayRow
                icon={IconPayment}
                label={t('home.payments')}
                detail={formatCount(data.payments.count)}
                figure={formatEuros(data.payments.cents)}
              />
              <TodayRow
                icon={IconRequest}
                label={t('home.requestsDue')}
                figure={formatCount(data.requestsDue.count)}
                onOpen={() => go({ name: 'requests', view: data.requestsDue.late > 0 ? 'overdue' : 'open' })}
                {...(data.requestsDue.late > 0 && {
                  late: t('home.late', { n: formatCount(data.requestsDue.late) }),
                })}
              />
              <TodayRow
                icon={IconAttestation}
                label={t('home.insuranceToCheck')}
                figure={formatCount(data.insuranceToCheck)}
                onOpen={() => go({ name: 'certificates', view: 'to-check' })}
              />
              {data.registrationsToCorrect > 0 && (
                <TodayRow
                  icon={IconRegister}
                  label={t('home.registrationsToCorrect')}
                  figure={formatCount(data.registrationsToCorrect)}
                  onOpen={() => go({ name: 'registrations', view: 'bounced' })}
                />
              )}
              <TodayRow
                icon={IconOutbox}
                label={t('home.waitingToSend')}
                figure={formatCount(data.waitingToSend)}
                onOpen={() => go({ name: 'outbox', tab: 'en-attente' })}
              />
              <TodayRow
                icon={IconToHandle}
                label={t('home.refused')}
                figure={formatCount(data.refused)}
                onOpen={() => go({ name: 'outbox', tab: 'a-traiter' })}
              />
            </ul>
          )}
        </Skeleton>
      )}
    </section>
  );
}

/** The till in words; it opens on its own screen. */
function TillRow({ onOpen }: { readonly onOpen: () => void }) {
  const t = useText();
  const { data } = useTill();
  if (data === undefined) return null;
  const standing = standingOf(data, deskToday());
  return (
    <TodayRow
      icon={IconTill}
      label={t('till.home.label')}
      {...(standing.kind === 'open' && { detail: t('till.home.open', { time: standing.time }) })}
      {...(standing.kind === 'closed' && { detail: t('till.home.closed') })}
      {...(standing.kind === 'late' && { late: t('till.home.late', { day: standing.day }) })}
      figure=""
      onOpen={onOpen}
    />
  );
}

type RowProps = {
  readonly icon: Icon;
  readonly label: string;
  readonly detail?: string;
  readonly late?: string;
  readonly figure: string;
  /** Only where a screen shows what the figure counts. */
  readonly onOpen?: () => void;
};

function TodayRow({ icon: RowIcon, label, detail, late, figure, onOpen }: RowProps) {
  const content: ReactNode = (
    <>
      <RowIcon />
      <span className="today-label">
        {label}
        {detail !== undefined && <span className="today-detail"> {detail}</span>}
        {late !== undefined && <span className="today-late"> {late}</span>}
      </span>{' '}
      <span className="today-figure figures-tabular">{figure}</span>
    </>
  );
  if (onOpen === undefined) return <li className="today-row">{content}</li>;
  return (
    <li>
      <button type="button" className="today-row" data-opens onClick={onOpen}>
        {content}
        <IconOpen />
      </button>
    </li>
  );
}

function TodayShape() {
  return (
    <div className="grid gap-6 pt-4">
      {['w-48', 'w-56', 'w-52', 'w-64'].map((width) => (
        <SkeletonBar key={width} className={width} />
      ))}
    </div>
  );
}
