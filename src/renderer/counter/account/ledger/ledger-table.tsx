import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/i18n.ts';
import { HeadCell, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { LineRow } from './line-row.tsx';
import { MonthRow } from './month-row.tsx';
import { type LedgerRow, monthFrom, ROW_HEIGHT } from './rows.ts';
import { scrollingParent } from './scrolling-parent.ts';

/** Above this many rows only those in sight are drawn. */
const DRAWN_WHOLE = 500;

export type LedgerTableProps = {
  readonly rows: readonly LedgerRow[];
  readonly onToggle: (month: string, open: boolean) => void;
};

/** The ledger as one table. ↑ ↓ go from month to month, → opens, ← folds. */
export function LedgerTable({ rows, onToggle }: LedgerTableProps) {
  const t = useText();
  const table = useRef<HTMLTableElement>(null);
  const heads = useRef(new Map<string, HTMLButtonElement>());
  const [current, setCurrent] = useState<string | null>(null);
  /** A head to focus once it is drawn. */
  const [wanted, setWanted] = useState<string | null>(null);
  const currentIndex = Math.max(
    0,
    rows.findIndex((row) => row.kind === 'month' && row.month.month === current),
  );
  const size = window.matchMedia('(width >= 1680px)').matches ? 'large' : 'compact';
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: rows.length > DRAWN_WHOLE,
    getScrollElement: () => (table.current === null ? null : scrollingParent(table.current)),
    estimateSize: (index) => ROW_HEIGHT[size][rows[index]?.kind ?? 'line'],
    overscan: 20,
    scrollMargin: table.current?.offsetTop ?? 0,
    // The head that has the focus stays drawn, or the keyboard would fall out of the table.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const range = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      if (currentIndex < from) return [currentIndex, ...range];
      return currentIndex > to ? [...range, currentIndex] : range;
    },
  });

  useEffect(() => {
    if (wanted === null) return;
    heads.current.get(wanted)?.focus();
    setWanted(null);
  }, [wanted]);

  const onHeadKey = (event: KeyboardEvent, index: number) => {
    const row = rows[index];
    if (row?.kind !== 'month' || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      onToggle(row.month.month, event.key === 'ArrowRight');
      return;
    }
    const target = monthFrom(rows, index, event.key);
    const to = target === null ? undefined : rows[target];
    if (target === null || to?.kind !== 'month') return;
    event.preventDefault();
    if (rows.length > DRAWN_WHOLE) virtual.scrollToIndex(target, { align: 'auto' });
    setCurrent(to.month.month);
    setWanted(to.month.month);
  };

  const drawn = drawnRows(rows.length, virtual);
  return (
    <Table
      ref={table}
      label={t('account.ledger.label')}
      edges="inset"
      density="ledger"
      aria-rowcount={rows.length + 1}
      className="ledger stacking mt-[11px]"
    >
      <TableHead>
        <HeadCell className="w-[27%] ps-[37px]! wide:w-[20.7%]">{t('account.ledger.monthAndDate')}</HeadCell>
        <HeadCell>{t('account.ledger.wording')}</HeadCell>
        <HeadCell className="roomy w-[15.2%]">{t('account.ledger.piece')}</HeadCell>
        <HeadCell align="end" className="w-[14%] wide:w-[10%]">
          {t('account.ledger.debit')}
        </HeadCell>
        <HeadCell align="end" className="w-[14%] wide:w-[9.4%]">
          {t('account.ledger.credit')}
        </HeadCell>
        <HeadCell align="end" className="w-[14%] wide:w-[9.4%]">
          {t('account.ledger.balance')}
        </HeadCell>
      </TableHead>
      <TableBody>
        {drawn.flatMap(({ index, gapBefore }) => {
          const row = rows[index];
          if (row === undefined) return [];
          const gap = gapBefore > 0 ? [<Gap key={`gap-${index}`} height={gapBefore} />] : [];
          return [
            ...gap,
            row.kind === 'line' ? (
              <LineRow key={row.line.id} line={row.line} rowIndex={index + 2} />
            ) : (
              <MonthRow
                key={row.month.month}
                ref={(button) => {
                  if (button === null) return;
                  heads.current.set(row.month.month, button);
                  return () => {
                    heads.current.delete(row.month.month);
                  };
                }}
                month={row.month}
                open={row.open}
                rowIndex={index + 2}
                reachable={index === currentIndex}
                onToggle={(open) => onToggle(row.month.month, open)}
                onFocus={() => setCurrent(row.month.month)}
                onKeyDown={(event) => onHeadKey(event, index)}
              />
            ),
          ];
        })}
        <Gap height={drawn.gapAfter} />
      </TableBody>
    </Table>
  );
}

type Drawn = { readonly index: number; readonly gapBefore: number }[] & { gapAfter: number };

/** Which rows are drawn, and the empty heights that stand for the others. */
function drawnRows(
  count: number,
  virtual: Pick<ReturnType<typeof useVirtualizer>, 'getVirtualItems' | 'getTotalSize' | 'options'>,
): Drawn {
  if (count <= DRAWN_WHOLE) {
    return Object.assign(
      Array.from({ length: count }, (_, index) => ({ index, gapBefore: 0 })),
      { gapAfter: 0 },
    );
  }
  const margin = virtual.options.scrollMargin;
  let end = 0;
  const drawn = virtual.getVirtualItems().map(({ index, start, end: itemEnd }) => {
    const gapBefore = start - margin - end;
    end = itemEnd - margin;
    return { index, gapBefore };
  });
  return Object.assign(drawn, { gapAfter: virtual.getTotalSize() - end });
}

function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={6} style={{ height, padding: 0 }} />
    </tr>
  );
}
