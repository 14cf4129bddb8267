import './printing.css';
import { useEffect, useId, useRef, useState } from 'react';
import { PAPER_FORMATS, type PaperFormat } from '../../../contract/printing.ts';
import { type CommandLayer, useCommands } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconExport, IconPrint, IconRetry } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { copyWords } from './copy-words.ts';
import { PrintOutcome } from './print-outcome.tsx';
import { PrinterChoice } from './printer-choice.tsx';
import { printersFor } from './printers.ts';
import { type PaperPrinting, usePaperPrinting } from './use-paper-printing.ts';

export type PrintActionsProps = {
  readonly account: string;
  /** As the list of documents names it. */
  readonly id: string;
  readonly title: string;
  /** Layer in which F8 prints this paper at once; null where another key answers, or several papers stand together. */
  readonly keyLayer?: CommandLayer | null;
  readonly className?: string;
};

/** "Imprimer" and "Enregistrer le PDF" of one paper, which copy that makes, and what became of it. */
export function PrintActions({ account, id, title, keyLayer = 'panel', className }: PrintActionsProps) {
  const printing = usePaperPrinting(account, id);
  return (
    <div className={className === undefined ? 'print-actions' : `print-actions ${className}`}>
      <PrintControls printing={printing} title={title} keyLayer={keyLayer} />
    </div>
  );
}

type ControlsProps = {
  readonly printing: PaperPrinting;
  readonly title: string;
  readonly keyLayer: CommandLayer | null;
};

function PrintControls({ printing, title, keyLayer }: ControlsProps) {
  const t = useText();
  const planId = useId();
  const [choosing, setChoosing] = useState(false);
  const { delivery, printers, format, printer } = printing;
  const failed = delivery.kind === 'failed' ? delivery : null;
  const none = printers !== undefined && printersFor(printers, format).length === 0;
  const several = printers !== undefined && printersFor(printers, format).length > 1;
  const print = () => {
    if (printing.print()) return;
    setChoosing(several);
    if (none) announce(t('printing.plan.none'));
  };
  const given = delivery.kind === 'accepted' || delivery.kind === 'saved';
  const words = planWords(printing, none, t);
  const plan = given ? t('printing.plan.next', { plan: words }) : words;
  const choice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (choosing) choice.current?.querySelector<HTMLElement>('.select-button')?.focus();
  }, [choosing]);
  useCommands(
    keyLayer === null
      ? []
      : [
          {
            id: 'paper.print',
            label: t('printing.print'),
            detail: title,
            icon: IconPrint,
            chord: { key: 'F8' },
            run: () => {
              // The second press of an impatient hand must make no DUPLICATA: that is asked of the button.
              if (given) announce(plan);
              else print();
            },
          },
        ],
    keyLayer ?? 'screen',
  );
  return (
    <>
      <div className="print-buttons">
        <SegmentedControl<PaperFormat>
          label={t('printing.formatNamed', { title })}
          segments={PAPER_FORMATS.map((one) => ({ id: one, label: t(`printing.formats.${one}`) }))}
          current={format}
          onChange={printing.setFormat}
        />
        <Button
          size="small"
          icon={failed?.act === 'print' ? IconRetry : IconPrint}
          aria-describedby={planId}
          {...(keyLayer !== null && { keys: ['F8'] })}
          busy={delivery.kind === 'sending' ? t('printing.sending') : undefined}
          disabledBecause={none ? t('printing.plan.none') : undefined}
          reasonPlacement="elsewhere"
          onClick={print}
        >
          {t(failed?.act === 'print' ? 'printing.retry' : 'printing.print')}
          {/* In the words themselves: an aria-label would leave out the key that is drawn beside them. */}
          {failed?.act !== 'print' && <VisuallyHidden>, {title}</VisuallyHidden>}
        </Button>
        {failed?.act === 'print' && several && !choosing && (
          <Button size="small" onClick={() => setChoosing(true)}>
            {t('printing.otherPrinter')}
          </Button>
        )}
        <Button
          size="small"
          icon={IconExport}
          aria-label={t('printing.saveNamed', { title })}
          aria-describedby={planId}
          busy={delivery.kind === 'saving' ? t('printing.saving') : undefined}
          onClick={printing.save}
        >
          {t('printing.save')}
        </Button>
      </div>
      <p id={planId} className="print-plan">
        {plan}
      </p>
      {choosing && printers !== undefined && (
        <div ref={choice}>
          <PrinterChoice
            className="print-choice"
            printers={printers}
            format={format}
            value={printer?.id ?? null}
            onChange={printing.choosePrinter}
          />
        </div>
      )}
      <PrintOutcome delivery={delivery} printerName={printer?.name ?? null} />
    </>
  );
}

/** Said before the act: which copy, and where it comes out. */
function planWords(
  { nextCopy, printer, printers }: PaperPrinting,
  none: boolean,
  t: ReturnType<typeof useText>,
): string {
  // The list tells how often the paper left: nothing is promised before it is read.
  if (nextCopy === null) return '';
  const copy = copyWords(nextCopy);
  if (none) return `${copy}. ${t('printing.plan.none')}`;
  if (printer !== null) return t('printing.plan.printer', { copy, printer: printer.name });
  return printers === undefined ? copy : t('printing.plan.noneChosen', { copy });
}
