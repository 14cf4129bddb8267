import { useState } from 'react';
import { v7 as mintId } from 'uuid';
import { PAPER_FORMATS, type PaperFormat, type Printer } from '../../../contract/printing.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useRoute } from '../../app/route.ts';
import { useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconDone, IconError, IconInfo, IconPrintFailed } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { ReadFailure } from '../home/read-failure.tsx';
import { type Delivery, deliveryOf } from '../printing/delivery.ts';
import { type Printers, printersFor } from '../printing/printers.ts';
import { useChoosePrinter, usePrinters } from '../printing/use-printers.ts';
import { NetworkPrinterForm } from './network-printer-form.tsx';
import { RemovePrinter } from './remove-printer.tsx';

/** Imprimantes: what this post reaches and how it stands, which one prints what, and a page that shows it prints right. */
export function PrintersPage() {
  const t = useText();
  const go = useRoute((state) => state.go);
  const mayAdd = useAgent().role !== 'agent';
  const { data, error, isPending, isFetching, refetch } = usePrinters();
  if (error !== null && data === undefined) {
    return <ReadFailure error={error} retry={() => void refetch()} />;
  }
  return (
    <Skeleton loading={isPending} shape={<SkeletonBar className="mt-6 h-6 w-80" />}>
      {data !== undefined && (
        <div className="admin-page">
          <p className="admin-intro">
            {t('printing.printers.intro')}{' '}
            <LinkButton onClick={() => go({ name: 'administration', page: 'jobs' })}>
              {t('printing.jobs.see')}
            </LinkButton>
          </p>
          <div className="printers-columns">
            <section aria-labelledby="printers-here" className="min-w-0">
              <SectionHeading
                id="printers-here"
                aside={
                  <Button
                    size="small"
                    busy={isFetching ? t('printing.printers.searching') : undefined}
                    onClick={() => void refetch()}
                  >
                    {t('printing.printers.search')}
                  </Button>
                }
              >
                {t('printing.printers.here')}
              </SectionHeading>
              {data.printers.length === 0 ? (
                <AlertLine tone="warning" icon={IconInfo} fact={t('printing.printers.none')} className="mt-3">
                  {t('printing.printers.noneNext')}
                </AlertLine>
              ) : (
                <PrintersTable printers={data.printers} mayRemove={mayAdd} />
              )}
            </section>
            <div className="grid min-w-0 content-start gap-8">
              <Choices printers={data} />
              <section aria-labelledby="printer-add">
                <SectionHeading id="printer-add">{t('printing.printers.add')}</SectionHeading>
                {mayAdd ? (
                  <NetworkPrinterForm />
                ) : (
                  <p className="mt-2 text-second text-ink-2">{t('printing.printers.addForbidden')}</p>
                )}
              </section>
            </div>
          </div>
        </div>
      )}
    </Skeleton>
  );
}

function PrintersTable({
  printers,
  mayRemove,
}: {
  readonly printers: readonly Printer[];
  readonly mayRemove: boolean;
}) {
  const t = useText();
  return (
    <Table label={t('printing.printers.here')} className="printers stacking mt-1">
      <TableHead>
        <HeadCell>{t('printing.printers.column.name')}</HeadCell>
        <HeadCell className="w-[124px]">{t('printing.printers.column.state')}</HeadCell>
        <HeadCell className="w-[322px]">
          <VisuallyHidden>{t('printing.printers.column.acts')}</VisuallyHidden>
        </HeadCell>
      </TableHead>
      <TableBody>
        {printers.map((printer) => (
          <PrinterLine key={printer.id} printer={printer} mayRemove={mayRemove} />
        ))}
      </TableBody>
    </Table>
  );
}

function PrinterLine({ printer, mayRemove }: { readonly printer: Printer; readonly mayRemove: boolean }) {
  const t = useText();
  const { client } = useCore();
  const [page, setPage] = useState<Delivery>({ kind: 'idle' });
  const print = (format: PaperFormat) => {
    if (page.kind === 'sending') return;
    setPage({ kind: 'sending', job: null });
    client.printing
      .testPage({ jobId: mintId(), printer: printer.id, format })
      .then((job) => setPage(deliveryOf(job)))
      .catch((error: unknown) => {
        const { title, next, code } = failureInWords(error);
        setPage({ kind: 'failed', act: 'print', format, fault: { sentence: title, next, code } });
      });
  };
  return (
    <>
      <Row data-told={isTold(page) || undefined}>
        <Cell rowHeader className="font-medium">
          {printer.name}
          <span className="printer-kind">
            {t(`printing.printers.kind.${printer.kind}`)}
            {' · '}
            {printer.formats.map((format) => t(`printing.formats.${format}`)).join(', ')}
          </span>
        </Cell>
        <Cell data-label={t('printing.printers.column.state')}>
          <StatusChip
            tone={printer.ready ? 'success' : 'warning'}
            icon={printer.ready ? IconDone : IconError}
          >
            {printer.state}
          </StatusChip>
        </Cell>
        <Cell align="end">
          <span className="printer-acts">
            {printer.formats.map((format) => (
              <Button
                key={format}
                size="small"
                busy={page.kind === 'sending' ? t('printing.sending') : undefined}
                aria-label={t('printing.printers.testNamed', {
                  printer: printer.name,
                  format: t(`printing.formats.${format}`),
                })}
                onClick={() => print(format)}
              >
                {printer.formats.length === 1
                  ? t('printing.printers.test')
                  : t('printing.printers.testFormat', { format: t(`printing.formats.${format}`) })}
              </Button>
            ))}
            {printer.kind === 'escpos' && mayRemove && <RemovePrinter printer={printer} />}
          </span>
        </Cell>
      </Row>
      {isTold(page) && (
        <Row>
          <Cell colSpan={3}>
            <TestPageOutcome page={page} />
          </Cell>
        </Row>
      )}
    </>
  );
}

/** What became of the page stands on a line of its own below its printer. */
function isTold({ kind }: Delivery): boolean {
  return kind === 'accepted' || kind === 'failed';
}

function TestPageOutcome({ page }: { readonly page: Delivery }) {
  const t = useText();
  if (page.kind === 'accepted') {
    return (
      <span role="status" className="print-outcome" data-tone="success">
        <IconDone size={16} />
        {t('printing.printers.testAccepted')}
      </span>
    );
  }
  if (page.kind !== 'failed') return null;
  const { sentence, next, code } = page.fault;
  return (
    <span role="alert" className="print-outcome" data-tone="danger">
      <IconPrintFailed size={16} />
      {[sentence, next, code].filter(Boolean).join(' ')}
    </span>
  );
}

const NONE = 'none';

/** Which printer takes each format on this post; none is a choice too. */
function Choices({ printers }: { readonly printers: Printers }) {
  const t = useText();
  const choose = useChoosePrinter();
  return (
    <section aria-labelledby="printer-choices">
      <SectionHeading id="printer-choices">{t('printing.printers.choices')}</SectionHeading>
      <div className="mt-2 grid gap-4">
        {PAPER_FORMATS.map((format) => {
          const offered = printersFor(printers, format);
          const chosen = printers.chosen[format];
          const gone = chosen !== null && !offered.some(({ id }) => id === chosen);
          return (
            <Select
              key={format}
              label={t('printing.printers.choice', { format: t(`printing.formats.${format}`) })}
              {...(gone && { help: t('printing.printers.gone') })}
              options={[
                { id: NONE, label: t('printing.printers.choiceNone') },
                ...offered.map(({ id, name }) => ({ id, label: name })),
              ]}
              value={gone ? NONE : (chosen ?? NONE)}
              onChange={(id) => choose(format, id === NONE ? null : id)}
            />
          );
        })}
      </div>
    </section>
  );
}
