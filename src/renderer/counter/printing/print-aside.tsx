import { useId } from 'react';
import type { DocumentRow } from '../../../contract/documents.ts';
import { PAPER_FORMATS, type PaperFormat } from '../../../contract/printing.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconInfo, IconRefused } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { copyWords } from './copy-words.ts';
import { PrintOutcome } from './print-outcome.tsx';
import { PrinterChoice } from './printer-choice.tsx';
import { printersFor } from './printers.ts';
import type { PaperPrinting } from './use-paper-printing.ts';

export type PrintAsideProps = {
  readonly row: DocumentRow;
  readonly printing: PaperPrinting;
  /** The copy in sight, null until it is known. */
  readonly copy: number | null;
};

/** Beside the paper: which copy it is, its format, where it comes out, what became of it. */
export function PrintAside({ row, printing, copy }: PrintAsideProps) {
  const t = useText();
  const formatId = useId();
  const { printers, format, printer, delivery } = printing;
  const offered = printers === undefined ? [] : printersFor(printers, format);
  return (
    <div className="print-aside grid gap-6">
      <section>
        <SectionHeading look="ruled" level={3}>
          {t('printing.panel.copy')}
        </SectionHeading>
        <p className="mt-2 text-section">{copy !== null && copyWords(copy)}</p>
        <p className="mt-0.5 text-second text-ink-2">
          {copy !== null && t(copy === 0 ? 'printing.panel.originalWhy' : 'printing.panel.duplicataWhy')}
        </p>
        {row.void !== null && (
          <AlertLine tone="danger" icon={IconRefused} fact={t('printing.panel.void')} className="mt-3">
            {row.void}
          </AlertLine>
        )}
      </section>
      <section aria-labelledby={formatId}>
        <SectionHeading look="ruled" level={3} id={formatId}>
          {t('printing.format')}
        </SectionHeading>
        <SegmentedControl<PaperFormat>
          className="mt-2"
          label={t('printing.format')}
          segments={PAPER_FORMATS.map((one) => ({ id: one, label: t(`printing.formats.${one}`) }))}
          current={format}
          onChange={printing.setFormat}
        />
      </section>
      {printers !== undefined &&
        (offered.length === 0 ? (
          <AlertLine tone="warning" icon={IconInfo} fact={t('printing.panel.none')}>
            {t('printing.panel.noneNext')}
          </AlertLine>
        ) : (
          <div>
            <PrinterChoice
              printers={printers}
              format={format}
              value={printer?.id ?? null}
              onChange={printing.choosePrinter}
            />
            <p className="mt-1.5 text-small text-ink-2">
              {t(printer === null ? 'printing.choosePrinter' : 'printing.panel.remembered', {
                format: t(`printing.formats.${format}`),
              })}
            </p>
          </div>
        ))}
      <PrintOutcome delivery={delivery} printerName={printer?.name ?? null} />
    </div>
  );
}
