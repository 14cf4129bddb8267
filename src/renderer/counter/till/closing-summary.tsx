import { useEffect, useRef } from 'react';
import type { TillClosing } from '../../../contract/till.ts';
import { formatEuros } from '../../../rules/money.ts';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconDone } from '../../ui/icons.ts';
import { DayTotals } from './day-totals.tsx';
import { useDifferenceWords } from './difference-figure.tsx';

/** How the till was closed last: expected, counted, difference and why, and what was taken by mode. */
export function ClosingSummary({ closing }: { readonly closing: TillClosing | null }) {
  const t = useText();
  const differenceWords = useDifferenceWords();
  if (closing === null) {
    return (
      <>
        <h2 className="text-table font-strong">{t('till.close.last')}</h2>
        <p className="mt-2 text-table text-ink-2">{t('till.close.lastNone')}</p>
      </>
    );
  }
  const opened = atDesk(closing.opening.openedAt);
  const closed = atDesk(closing.closedAt);
  const facts: ReadonlyArray<readonly [string, string]> = [
    [t('till.difference.float'), formatEuros(closing.opening.floatCents)],
    [t('till.difference.expected'), formatEuros(closing.count.expectedCents)],
    [t('till.difference.counted'), formatEuros(closing.count.countedCents)],
  ];
  return (
    <>
      <h2 className="text-table font-strong">{t('till.close.last')}</h2>
      <dl className="mt-2 grid gap-1 text-second">
        {(
          [
            [t('till.close.openedAt'), opened, closing.opening.agent],
            [t('till.close.closedAt'), closed, closing.agent],
          ] as const
        ).map(([name, { day, time }, agent]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-3">
            <dt className="text-ink-2">{name}</dt>
            <dd>{t('till.close.by', { day, time, agent })}</dd>
          </div>
        ))}
      </dl>
      <dl className="till-facts mt-3">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures-tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-table font-strong">{differenceWords(closing.count.differenceCents)}</p>
      {closing.reason !== null && (
        <p className="mt-0.5 text-second text-ink-2">
          {t('till.close.reason')}
          {'\u202f: '}
          {closing.reason}
        </p>
      )}
      <DayTotals totals={closing.totals} className="mt-5" />
    </>
  );
}

/** The till has just been closed: said where the eyes are, and to assistive technology. */
export function JustClosed({ closing }: { readonly closing: TillClosing }) {
  const t = useText();
  const differenceWords = useDifferenceWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="alert mb-5" data-tone="success" data-layout="stacked">
      <IconDone />
      <div className="alert-text">
        <span className="alert-fact">{t('till.close.done', { time: atDesk(closing.closedAt).time })}</span>
        <span className="alert-detail">
          {t('till.close.doneDetail', { words: differenceWords(closing.count.differenceCents) })}
        </span>
      </div>
    </div>
  );
}
