import { memo } from 'react';
import { flagWords } from '../../../../rules/insurance/words.ts';
import type { CoreClient } from '../../../app/core.tsx';
import { atDesk } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { classNames } from '../../../ui/class-names.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { QUEUE_STOP } from '../../outbox/use-queue-keys.ts';
import { openAccount } from '../../search/open-account.ts';
import { CERTIFICATE_LOOK, dayWords, refusalWords, stateWords } from '../certificate-words.ts';

export type CertificateRow = Awaited<ReturnType<CoreClient['insurance']['worklist']>>['rows'][number];

export function rowKey({ account, certificate }: CertificateRow): string {
  return `${account}\n${certificate?.id ?? ''}`;
}

/** The control of a row that the arrows go to. */
export function stopId(row: CertificateRow): string {
  return `certificate-${rowKey(row)}`;
}

type Props = {
  readonly label: string;
  readonly rows: readonly CertificateRow[];
  readonly onOpen: (row: CertificateRow) => void;
  /** The hand is on this row. */
  readonly onHere: (row: CertificateRow) => void;
};

/** The certificates of one view, in the order the core gives them. */
export function CertificatesTable({ label, rows, onOpen, onHere }: Props) {
  const t = useText();
  return (
    <Table label={label} className="certificates-list stacking">
      <TableHead>
        <HeadCell>{t('insurance.list.column.holder')}</HeadCell>
        <HeadCell className="certificates-reference">{t('insurance.list.column.reference')}</HeadCell>
        <HeadCell className="certificates-what">{t('insurance.list.column.certificate')}</HeadCell>
        <HeadCell className="certificates-ends">{t('insurance.list.column.ends')}</HeadCell>
        <HeadCell className="certificates-state">{t('insurance.list.column.state')}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Line key={rowKey(row)} row={row} onOpen={onOpen} onHere={onHere} />
        ))}
      </TableBody>
    </Table>
  );
}

const Line = memo(function Line({
  row,
  onOpen,
  onHere,
}: Omit<Props, 'label' | 'rows'> & { row: CertificateRow }) {
  const t = useText();
  const { account, reference, holder, address, certificate } = row;
  const name = { name: holder };
  const opening =
    certificate === null
      ? t('insurance.list.takeFor', name)
      : t(certificate.state === 'a_verifier' ? 'insurance.list.open' : 'insurance.list.see', name);
  const why = certificate?.state === 'refusee' ? refusalWords(certificate) : null;
  const seen = certificate?.flags.map((flag) => flagWords[flag]).join(', ') ?? '';
  return (
    <Row data-queue-place onFocus={() => onHere(row)}>
      <Cell rowHeader data-label={t('insurance.list.column.holder')}>
        <LinkButton
          {...{ [QUEUE_STOP]: '' }}
          id={stopId(row)}
          className="text-start font-label"
          aria-label={opening}
          onClick={() => onOpen(row)}
        >
          {holder}
        </LinkButton>
        {address !== null && <span className="certificates-fact">{address}</span>}
      </Cell>
      <Cell data-label={t('insurance.list.column.reference')}>
        <LinkButton
          className={classNames('reference text-start', !reference.includes(' ') && 'whitespace-nowrap')}
          aria-label={t('insurance.list.openAccount', { reference })}
          onClick={() => openAccount(account, 'insurance')}
        >
          {reference}
        </LinkButton>
      </Cell>
      <Cell data-label={t('insurance.list.column.certificate')}>
        {certificate === null ? (
          <span className="text-ink-2">{t('insurance.list.none')}</span>
        ) : (
          <>
            {certificate.insurer ?? t('insurance.unknownInsurer')}
            <span className="certificates-fact">
              {[
                certificate.policy === null ? null : t('insurance.policy', { policy: certificate.policy }),
                certificate.receivedAt === null
                  ? null
                  : t('insurance.tab.received', { day: atDesk(certificate.receivedAt).day }),
              ]
                .filter((words) => words !== null)
                .join(' · ')}
            </span>
          </>
        )}
      </Cell>
      <Cell figures="tabular" data-label={t('insurance.list.column.ends')}>
        {certificate === null ? '' : dayWords(certificate.endsOn)}
      </Cell>
      <Cell data-label={t('insurance.list.column.state')}>
        {certificate !== null && (
          <>
            <StatusChip {...CERTIFICATE_LOOK[certificate.state]}>{stateWords(certificate)}</StatusChip>
            {(why ?? seen) !== '' && <span className="certificates-fact">{why ?? seen}</span>}
          </>
        )}
      </Cell>
    </Row>
  );
});
