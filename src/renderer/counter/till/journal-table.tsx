import { PAYMENT_MODES } from '../../../contract/payments.ts';
import type { JournalLine } from '../../../contract/till.ts';
import { formatAmount } from '../../../rules/money.ts';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { openAccount } from '../search/open-account.ts';

/** The entries of one day, in the order of the chain. */
export function JournalTable({ rows }: { readonly rows: readonly JournalLine[] }) {
  const t = useText();
  return (
    <Table label={t('till.page.journal')} density="compact" className="journal-table stacking">
      <TableHead>
        <HeadCell className="w-[72px]">{t('till.journal.time')}</HeadCell>
        <HeadCell>{t('till.journal.what')}</HeadCell>
        <HeadCell className="w-[132px]">{t('till.journal.number')}</HeadCell>
        <HeadCell className="w-[124px]">{t('till.mode')}</HeadCell>
        <HeadCell className="till-roomy w-[150px]">{t('till.journal.agent')}</HeadCell>
        <HeadCell align="end" className="w-[104px]">
          {t('till.amount')}
        </HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <JournalRow key={row.seq} row={row} />
        ))}
      </TableBody>
    </Table>
  );
}

function JournalRow({ row }: { readonly row: JournalLine }) {
  const t = useText();
  const { account, reference } = row;
  const mode = PAYMENT_MODES.find((one) => one === row.mode);
  return (
    <Row className={row.kind === 'papier' ? 'journal-quiet' : undefined}>
      <Cell figures="tabular" data-label={t('till.journal.time')}>
        {atDesk(row.at).time}
      </Cell>
      <Cell rowHeader data-label={t('till.journal.what')}>
        <span className={row.kind === 'papier' ? undefined : 'font-medium'}>{unbroken(row.label)}</span>
        {account !== null && reference !== null && (
          <>
            {' · '}
            <LinkButton
              className="reference"
              aria-label={t('till.journal.openAccount', { reference })}
              onClick={() => openAccount(account)}
            >
              {reference}
            </LinkButton>
          </>
        )}
      </Cell>
      <Cell className="document-number whitespace-nowrap" data-label={t('till.journal.number')}>
        {row.number}
      </Cell>
      <Cell data-label={t('till.mode')}>{mode === undefined ? null : t(`till.modes.${mode}`)}</Cell>
      <Cell tone="ink-2" className="till-roomy" data-label={t('till.journal.agent')}>
        {row.agent}
      </Cell>
      <Cell align="end" figures="tabular" data-label={t('till.amount')}>
        {row.cents === 0 ? null : formatAmount(row.cents)}
      </Cell>
    </Row>
  );
}

/** A number stays on one line: a hyphen would break it. */
function unbroken(label: string) {
  return label.split(/(\b[A-Z]\w*-[A-Z0-9-]*\d\b)/).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <span key={piece} className="document-number whitespace-nowrap">
        {piece}
      </span>
    ),
  );
}
