import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JournalLine } from '../../../contract/till.ts';
import { addDays, formatDate, formatPlainDate, isoDate, parseTypedDate } from '../../../rules/dates.ts';
import { useCore } from '../../app/core.tsx';
import { formatCount } from '../../app/format.ts';
import { ScreenFailure } from '../../app/screen-failure.tsx';
import { useText } from '../../i18n/i18n.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconNoResult, IconOpen, IconPrevious, IconSearch, IconTill } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { DayTotals } from './day-totals.tsx';
import { rowsFound } from './journal-rows.ts';
import { JournalTable } from './journal-table.tsx';
import { deskToday } from './till-words.ts';

/** Journal: every entry of a day in the order written, and its totals by mode. */
export function JournalPage() {
  const t = useText();
  const { ask } = useCore();
  const [today] = useState(deskToday);
  const [day, setDay] = useState<string>(today);
  const [text, setText] = useState('');
  const [withoutPapers, setWithoutPapers] = useState(false);
  const journal = useQuery(ask.till.journal.queryOptions({ input: { on: day } }));
  const rows = rowsFound(journal.data?.rows ?? [], text, withoutPapers);
  return (
    <div className="till-columns" data-aside="narrow">
      <div className="till-main">
        <div className="journal-bar">
          <DayPicker key={day} day={day} today={today} onDay={setDay} />
          <Checkbox className="ledger-filter h-10!" checked={withoutPapers} onChange={setWithoutPapers}>
            {t('till.journal.movements')}
          </Checkbox>
          <TextField
            className="journal-search"
            label={t('till.journal.search')}
            size="dense"
            value={text}
            onChange={setText}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || text === '') return;
              event.preventDefault();
              event.stopPropagation();
              setText('');
            }}
            suffix={<IconSearch />}
          />
        </div>
        <SectionHeading
          className="mt-5"
          aside={
            journal.data !== undefined &&
            t('till.journal.rows', { count: rows.length, n: formatCount(rows.length) })
          }
        >
          {t('till.journal.title', { date: formatPlainDate(isoDate(day)) })}
        </SectionHeading>
        {journal.error !== null ? (
          <ScreenFailure
            title={t('till.failed')}
            retryLabel={t('till.retry')}
            error={journal.error}
            onRetry={() => void journal.refetch()}
          />
        ) : (
          <Skeleton loading={journal.isPending} shape={<SkeletonBar className="mt-4 h-[120px] w-full" />}>
            <Day
              rows={rows}
              none={journal.data?.rows.length === 0}
              day={day}
              today={today}
              text={text}
              onClear={() => setText('')}
            />
          </Skeleton>
        )}
      </div>
      <aside className="till-aside" aria-labelledby="till-totals">
        <h2 id="till-totals" className="text-table font-strong">
          {t('till.journal.totals')}
        </h2>
        <p className="mt-0.5 text-small text-ink-2">{t('till.journal.totalsNet')}</p>
        {journal.data?.totals.length === 0 && (
          <p className="mt-2 text-table text-ink-2">{t('till.journal.noTotals')}</p>
        )}
        {journal.data !== undefined && <DayTotals totals={journal.data.totals} className="mt-2" />}
      </aside>
    </div>
  );
}

type PickerProps = {
  readonly day: string;
  readonly today: string;
  readonly onDay: (day: string) => void;
};

/** A day of the till: typed, or one after the other. Tomorrow has no journal. */
function DayPicker({ day, today, onDay }: PickerProps) {
  const t = useText();
  const [text, setText] = useState(formatDate(isoDate(day)));
  const [error, setError] = useState<string | undefined>(undefined);
  const step = (days: number) => onDay(addDays(isoDate(day), days));

  function read(typed: string, final: boolean): void {
    setText(typed);
    const found = parseTypedDate(typed, isoDate(today), { allowTwoDigitYears: false });
    if (found.kind !== 'ok' || typed.length < 10) {
      setError(final && typed !== formatDate(isoDate(day)) ? t('till.journal.badDay') : undefined);
    } else if (found.dates[0] > today) setError(t('till.journal.future'));
    else if (found.dates[0] !== day) onDay(found.dates[0]);
    else setError(undefined);
  }

  return (
    <>
      <Tooltip text={t('till.journal.previous')}>
        <IconButton label={t('till.journal.previous')} icon={IconPrevious} onClick={() => step(-1)} />
      </Tooltip>
      <DateField
        label={t('till.journal.day')}
        size="dense"
        text={text}
        onTextChange={(typed) => read(typed, false)}
        onBlur={() => read(text, true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') read(text, true);
        }}
        error={error}
      />
      <Tooltip text={t('till.journal.next')}>
        <IconButton
          label={t('till.journal.next')}
          icon={IconOpen}
          aria-disabled={day >= today || undefined}
          onClick={() => {
            if (day < today) step(1);
          }}
        />
      </Tooltip>
      {day !== today && (
        <Button className="h-10" onClick={() => onDay(today)}>
          {t('till.journal.today')}
        </Button>
      )}
    </>
  );
}

type DayProps = {
  readonly rows: readonly JournalLine[];
  readonly none: boolean;
  readonly day: string;
  readonly today: string;
  readonly text: string;
  readonly onClear: () => void;
};

function Day({ rows, none, day, today, text, onClear }: DayProps) {
  const t = useText();
  if (rows.length > 0) return <JournalTable rows={rows} />;
  if (!none && text.trim() !== '') {
    return (
      <EmptyState
        className="mt-12"
        icon={IconNoResult}
        title={t('till.journal.noMatch', { text: text.trim() })}
        actions={
          <Button variant="tinted" size="large" onClick={onClear}>
            {t('till.journal.clear')}
          </Button>
        }
      >
        {t('till.journal.noMatchWhy')}
      </EmptyState>
    );
  }
  const isToday = day === today;
  return (
    <EmptyState
      className="mt-12"
      icon={IconTill}
      title={
        isToday
          ? t('till.journal.emptyToday')
          : t('till.journal.empty', { date: formatPlainDate(isoDate(day)) })
      }
    >
      {t(isToday ? 'till.journal.emptyTodayWhy' : 'till.journal.emptyWhy')}
    </EmptyState>
  );
}
