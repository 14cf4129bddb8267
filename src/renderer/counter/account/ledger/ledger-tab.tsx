import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ledger } from '../../../../contract/accounts.ts';
import { natureLabel } from '../../../../rules/natures.ts';
import { useCore } from '../../../app/core.tsx';
import { formatCount } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/choice.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconDocuments, IconUnfoldAll } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { Asked } from '../asked.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { type Folding, INITIAL_FOLDING, ledgerRows, toggled } from './rows.ts';

const PERIODS = ['12', '24', '36', 'all'] as const;
type Period = (typeof PERIODS)[number];
const MONTHS: Readonly<Record<Period, 12 | 24 | 36 | 'all'>> = { '12': 12, '24': 24, '36': 36, all: 'all' };

type Filters = { readonly period: Period; readonly nature: string | null; readonly unsettledOnly: boolean };
const NO_FILTER: Filters = { period: '24', nature: null, unsettledOnly: false };

/** "Compte": every entry by month, newest first, with the running balance. */
export function LedgerTab({ account }: { readonly account: string }) {
  const { ask } = useCore();
  const [filters, setFilters] = useState(NO_FILTER);
  const { period, ...rest } = filters;
  const ledger = useQuery(
    ask.accounts.ledger.queryOptions({
      input: { account, months: MONTHS[period], ...rest },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Asked answer={ledger}>
      {(data) => <LedgerView ledger={data} filters={filters} onFilters={setFilters} />}
    </Asked>
  );
}

type ViewProps = {
  readonly ledger: Ledger;
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
};

function LedgerView({ ledger, filters, onFilters }: ViewProps) {
  const t = useText();
  const [folding, setFolding] = useState<Folding>(INITIAL_FOLDING);
  const rows = ledgerRows(ledger.months, folding);
  const someOpen = rows.some((row) => row.kind === 'month' && row.open);
  const filtered = filters.nature !== null || filters.unsettledOnly;
  return (
    <>
      <div className="ledger-bar flex flex-wrap items-center gap-2">
        <Select
          layout="inline"
          label={t('account.ledger.period')}
          value={filters.period}
          onChange={(period) => onFilters({ ...filters, period })}
          options={PERIODS.map((id) => ({
            id,
            label:
              id === 'all'
                ? t('account.ledger.allPeriods')
                : t('account.ledger.months', { count: Number(id) }),
          }))}
        />
        <Select
          layout="inline"
          label={t('account.ledger.nature')}
          value={filters.nature ?? 'toutes'}
          onChange={(nature) => onFilters({ ...filters, nature: nature === 'toutes' ? null : nature })}
          options={[
            { id: 'toutes', label: t('account.ledger.allNatures') },
            ...ledger.natures.map((nature) => ({ id: nature, label: natureLabel(nature) })),
          ]}
        />
        <Checkbox
          className="ledger-filter"
          checked={filters.unsettledOnly}
          onChange={(unsettledOnly) => onFilters({ ...filters, unsettledOnly })}
        >
          {t('account.ledger.unsettledOnly')}
        </Checkbox>
        <Button
          className="ledger-fold ms-auto"
          icon={IconUnfoldAll}
          onClick={() => setFolding({ all: !someOpen, months: {} })}
        >
          {someOpen ? t('account.ledger.foldAll') : t('account.ledger.unfoldAll')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          className="mt-16"
          icon={IconDocuments}
          title={t(filtered ? 'account.ledger.empty' : 'account.ledger.emptyAccount')}
          actions={
            filtered && (
              <Button variant="tinted" size="large" onClick={() => onFilters(NO_FILTER)}>
                {t('account.ledger.reset')}
              </Button>
            )
          }
        >
          {t(filtered ? 'account.ledger.emptyWhy' : 'account.ledger.emptyAccountWhy')}
        </EmptyState>
      ) : (
        <LedgerTable
          rows={rows}
          onToggle={(month, open) => setFolding((before) => toggled(before, month, open))}
        />
      )}
      {ledger.olderMonths > 0 && filters.period !== 'all' && (
        <p className="mt-4 text-second text-ink-2">
          {t('account.ledger.older', { count: ledger.olderMonths, n: formatCount(ledger.olderMonths) })}{' '}
          <LinkButton onClick={() => onFilters({ ...filters, period: 'all' })}>
            {t('account.ledger.showAll')}
          </LinkButton>
        </p>
      )}
    </>
  );
}
