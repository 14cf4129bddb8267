import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PrintJob } from '../../../contract/printing.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconPrint } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { ReadFailure } from '../home/read-failure.tsx';
import { copyWords } from '../printing/copy-words.ts';
import { JobState } from '../printing/job-state.tsx';
import { PrinterChoice } from '../printing/printer-choice.tsx';
import { printersFor } from '../printing/printers.ts';
import { usePrinters } from '../printing/use-printers.ts';
import { openAccount } from '../search/open-account.ts';

/** Impressions: what this post sent to its printers, newest first; what failed is sent again from here. */
export function PrintJobsPage() {
  const t = useText();
  const { ask } = useCore();
  const { data, error, isPending, refetch } = useQuery(ask.printing.jobs.queryOptions());
  if (error !== null) return <ReadFailure error={error} retry={() => void refetch()} />;
  return (
    <Skeleton loading={isPending} shape={<SkeletonBar className="mt-6 h-6 w-80" />}>
      {data !== undefined &&
        (data.length === 0 ? (
          <EmptyState icon={IconPrint} title={t('printing.jobs.empty')} className="admin-empty">
            {t('printing.jobs.emptyWhy')}
          </EmptyState>
        ) : (
          <div className="admin-page">
            <p className="admin-intro">{t('printing.jobs.intro')}</p>
            <JobsTable jobs={data} />
          </div>
        ))}
    </Skeleton>
  );
}

function JobsTable({ jobs }: { readonly jobs: readonly PrintJob[] }) {
  const t = useText();
  return (
    <Table label={t('printing.jobs.title')} className="print-jobs stacking mt-4">
      <TableHead>
        <HeadCell className="w-[136px]">{t('printing.jobs.column.at')}</HeadCell>
        <HeadCell>{t('printing.jobs.column.paper')}</HeadCell>
        <HeadCell className="w-[140px]">{t('printing.jobs.column.copy')}</HeadCell>
        <HeadCell className="w-[17%]">{t('printing.jobs.column.printer')}</HeadCell>
        <HeadCell className="w-[118px]">{t('printing.jobs.column.state')}</HeadCell>
        <HeadCell className="w-[168px]">
          <VisuallyHidden>{t('printing.jobs.column.acts')}</VisuallyHidden>
        </HeadCell>
      </TableHead>
      <TableBody>
        {jobs.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </TableBody>
    </Table>
  );
}

function JobLine({ job }: { readonly job: PrintJob }) {
  const t = useText();
  const { account } = job;
  const { date, day, time } = atDesk(job.at);
  const today = atDesk(new Date().toISOString()).date === date;
  const again = useRetry(job);
  const title = job.number === null ? t('printing.printers.test') : job.title;
  return (
    <Row>
      <Cell figures="tabular" data-label={t('printing.jobs.column.at')}>
        {today ? time : t('printing.jobs.dayTime', { day, time })}
      </Cell>
      <Cell rowHeader className="font-medium">
        <span>
          {title}
          {job.number !== null && (
            <span className="document-number whitespace-nowrap text-ink-2"> {job.number}</span>
          )}
        </span>
        {(again.failure ?? job.sentence) !== null && (
          <span className="print-job-why" role={again.failure === null ? undefined : 'alert'}>
            {again.failure ?? job.sentence}
          </span>
        )}
      </Cell>
      <Cell data-label={t('printing.jobs.column.copy')}>
        {job.copy === null ? null : copyWords(job.copy)}
      </Cell>
      <Cell data-label={t('printing.jobs.column.printer')}>
        {t('printing.jobs.printerFormat', {
          printer: job.printerName,
          format: t(`printing.formats.${job.format}`),
        })}
      </Cell>
      <Cell data-label={t('printing.jobs.column.state')}>
        <JobState state={again.running ? 'sending' : job.state} />
      </Cell>
      <Cell align="end">
        {job.state === 'failed' && <Again job={job} again={again} />}
        {job.state === 'accepted' && account !== null && (
          <LinkButton
            className="text-second"
            aria-label={t('printing.jobs.openAccountOf', { title: job.title, number: job.number ?? '' })}
            onClick={() => openAccount(account)}
          >
            {t('printing.jobs.openAccount')}
          </LinkButton>
        )}
      </Cell>
    </Row>
  );
}

type Retry = ReturnType<typeof useRetry>;

/** "Réessayer" where it was sent before, or on another printer of the same format. */
function Again({ job, again }: { readonly job: PrintJob; readonly again: Retry }) {
  const t = useText();
  const printers = usePrinters().data;
  const offered = printers === undefined ? [] : printersFor(printers, job.format);
  const same = offered.some(({ id }) => id === job.printer);
  const [other, setOther] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const target = other ?? job.printer;
  const none = printers !== undefined && offered.length === 0;
  const mustChoose = printers !== undefined && !same && other === null;
  return (
    <span className="print-job-acts">
      {(choosing || (mustChoose && !none)) && printers !== undefined && (
        <PrinterChoice
          className="print-job-printer"
          printers={printers}
          format={job.format}
          value={other ?? (same ? job.printer : null)}
          onChange={setOther}
        />
      )}
      <span className="flex flex-wrap justify-end gap-1.5">
        <Button
          size="small"
          aria-label={t('printing.jobs.retryNamed', { title: job.title, number: job.number ?? '' })}
          busy={again.running ? t('printing.sending') : undefined}
          disabledBecause={
            none ? t('printing.plan.none') : mustChoose ? t('printing.choosePrinter') : undefined
          }
          reasonPlacement="elsewhere"
          onClick={() => again.retry(target)}
        >
          {t('printing.retry')}
        </Button>
        {same && offered.length > 1 && !choosing && (
          <Button size="small" variant="quiet" onClick={() => setChoosing(true)}>
            {t('printing.otherPrinterShort')}
          </Button>
        )}
      </span>
    </span>
  );
}

function useRetry({ id }: PrintJob) {
  const { client } = useCore();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  return {
    running,
    failure,
    retry(printer: string) {
      setRunning(true);
      setFailure(null);
      client.printing
        .retry({ jobId: id, printer })
        .catch((error: unknown) => {
          const { title, next, code } = failureInWords(error);
          setFailure([title, next, code].filter(Boolean).join(' '));
        })
        .finally(() => setRunning(false));
    },
  };
}
