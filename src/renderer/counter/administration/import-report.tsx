import { useEffect, useRef } from 'react';
import type { ImportReport } from '../../../contract/import.ts';
import { formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconDone, IconError, IconInfo } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';

const COUNTS = ['rows', 'added', 'changed', 'unchanged', 'absent', 'faults'] as const;

/** What an import did, or would do: each file, then each line that could not be used and why. */
export function ReportView({ report }: { readonly report: ImportReport }) {
  const t = useText();
  const place = useRef<HTMLElement>(null);
  const faults = unsaid(report);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new report is read from its beginning.
  useEffect(() => {
    place.current?.focus();
  }, [report]);
  return (
    <section ref={place} tabIndex={-1} aria-labelledby="import-report" className="report">
      <SectionHeading id="import-report">{t('administration.import.report')}</SectionHeading>
      <Outcome report={report} />
      {report.files.some(hasFigures) && <FilesTable report={report} />}
      {report.unknownColumns.length > 0 && (
        <p className="mt-4 text-second text-ink-2">
          {t('administration.import.unknownColumns')}{' '}
          {report.unknownColumns.map(({ file, column }) => `${file} · ${column}`).join(', ')}
        </p>
      )}
      {faults.length > 0 && <FaultsTable report={{ ...report, faults }} />}
    </section>
  );
}

type FileLine = ImportReport['files'][number];

/** A set refused as a whole counted nothing: a table of zeros would say that it was read. */
function hasFigures(file: FileLine): boolean {
  return COUNTS.some((name) => file[name] > 0);
}

/** The faults that the sentence of the refusal has not already said. */
function unsaid({ refused, faults }: ImportReport): ImportReport['faults'] {
  return refused === null ? faults : faults.filter(({ reason }) => !refused.includes(reason));
}

function Outcome({ report }: { readonly report: ImportReport }) {
  const t = useText();
  const faults = report.files.reduce((sum, file) => sum + file.faults, 0);
  if (report.refused !== null) {
    return (
      <AlertLine
        tone="danger"
        icon={IconError}
        fact={t('administration.import.refused')}
        role="alert"
        className="mt-3"
      >
        {report.refused}
      </AlertLine>
    );
  }
  const left =
    faults > 0 ? t('administration.import.leftAside', { count: faults, n: formatCount(faults) }) : null;
  if (!report.applied) {
    return (
      <AlertLine
        tone={left === null ? 'neutral' : 'warning'}
        icon={IconInfo}
        fact={t('administration.import.checked')}
        role="status"
        className="mt-3"
      >
        {left ?? t('administration.import.checkedText')}
      </AlertLine>
    );
  }
  const moved = report.files.some(({ added, changed, absent }) => added + changed + absent > 0);
  return (
    <AlertLine
      tone="success"
      icon={IconDone}
      fact={t(moved ? 'administration.import.applied' : 'administration.import.unchanged')}
      role="status"
      className="mt-3"
    >
      {[moved ? t('administration.import.appliedText') : null, left].filter(Boolean).join(' ')}
    </AlertLine>
  );
}

function FilesTable({ report }: { readonly report: ImportReport }) {
  const t = useText();
  return (
    <Table label={t('administration.import.files')} className="stacking mt-4">
      <TableHead>
        <HeadCell>{t('administration.import.column.file')}</HeadCell>
        {COUNTS.map((name) => (
          <HeadCell key={name} align="end">
            {t(`administration.import.column.${name}`)}
          </HeadCell>
        ))}
      </TableHead>
      <TableBody>
        {report.files.map((file) => (
          <Row key={file.file}>
            <Cell rowHeader>{file.file}</Cell>
            {COUNTS.map((name) => (
              <Cell
                key={name}
                align="end"
                figures="tabular"
                tone={name === 'faults' && file.faults > 0 ? 'danger' : 'ink'}
                strong={name === 'faults' && file.faults > 0}
                data-label={t(`administration.import.column.${name}`)}
              >
                {formatCount(file[name])}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function FaultsTable({ report }: { readonly report: ImportReport }) {
  const t = useText();
  const count = report.faults.length + report.moreFaults;
  const column = (name: 'line' | 'column' | 'value' | 'reason') => t(`administration.import.column.${name}`);
  return (
    <>
      <SectionHeading level={3} className="mt-8">
        {t('administration.import.faults', { count, n: formatCount(count) })}
      </SectionHeading>
      <Table
        label={t('administration.import.faults', { count, n: formatCount(count) })}
        className="stacking report-faults mt-2"
      >
        <TableHead>
          <HeadCell>{t('administration.import.column.file')}</HeadCell>
          <HeadCell align="end">{column('line')}</HeadCell>
          <HeadCell>{column('column')}</HeadCell>
          <HeadCell>{column('value')}</HeadCell>
          <HeadCell>{column('reason')}</HeadCell>
        </TableHead>
        <TableBody>
          {report.faults.map((fault, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes; two faults may be the same in all.
            <Row key={index}>
              <Cell rowHeader>{fault.file}</Cell>
              <Cell align="end" figures="tabular" data-label={column('line')}>
                {fault.line === null ? t('administration.import.wholeFile') : formatCount(fault.line)}
              </Cell>
              <Cell data-label={column('column')}>{fault.column ?? '—'}</Cell>
              <Cell data-label={column('value')} className="report-value">
                {fault.value ?? '—'}
              </Cell>
              <Cell data-label={column('reason')}>{fault.reason}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {report.moreFaults > 0 && (
        <p className="mt-3 text-second text-ink-2">
          {t('administration.import.moreFaults', {
            count: report.moreFaults,
            n: formatCount(report.moreFaults),
          })}
        </p>
      )}
    </>
  );
}
