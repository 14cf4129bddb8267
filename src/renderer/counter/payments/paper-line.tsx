import { useEffect, useLayoutEffect, useState } from 'react';
import { PAPER_FORMATS, type PaperFormat } from '../../../contract/printing.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { IconPrintFailed, IconQuittance, IconReceipt } from '../../ui/icons.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { copyWords } from '../printing/copy-words.ts';
import type { Delivery } from '../printing/delivery.ts';
import { PrintOutcome } from '../printing/print-outcome.tsx';
import { PrinterChoice } from '../printing/printer-choice.tsx';
import { printersFor } from '../printing/printers.ts';
import { type PaperPrinting, usePaperPrinting } from '../printing/use-paper-printing.ts';
import { type HandedPaper, usePaperId } from './handed-paper.ts';

/** Where one paper stands, for the button that acts on all. */
export type PaperStanding = {
  readonly delivery: Delivery['kind'];
  /** There is no printer for its format on this post. */
  readonly noPrinter: boolean;
};

/** What the button of all papers does with one of them. */
export type PaperActs = {
  print(): void;
  save(): void;
  /** One more copy of a paper that was handed over. */
  again(): void;
};

export type PaperLineProps = {
  readonly paper: HandedPaper;
  readonly picked: boolean;
  /** Several papers: each may be left out. */
  readonly pickable: boolean;
  readonly onPick: (on: boolean) => void;
  readonly onShow: () => void;
  readonly onStanding: (number: string, standing: PaperStanding) => void;
  readonly acts: Map<string, PaperActs>;
  /** Said first when a paper does not come out: that the act itself is safe. */
  readonly safe: string;
  /** False where the one button below saves it. */
  readonly savedHere: boolean;
};

/** One paper: its number, which copy leaves and where, its format, and what became of it. */
export function PaperLine(props: PaperLineProps) {
  const { paper, picked, pickable, onPick, onShow, onStanding, acts, safe, savedHere } = props;
  const t = useText();
  const id = usePaperId(paper);
  const printing = usePaperPrinting(paper.account, id ?? '');
  const { delivery, printers, format, printer } = printing;
  const [choosing, setChoosing] = useState(false);
  const noPrinter = printers === undefined || printersFor(printers, format).length === 0;
  useEffect(
    () => onStanding(paper.number, { delivery: delivery.kind, noPrinter }),
    [onStanding, paper.number, delivery.kind, noPrinter],
  );
  useLayoutEffect(() => {
    const print = () => {
      if (id !== undefined && !printing.print()) setChoosing(true);
    };
    acts.set(paper.number, {
      print,
      save: () => id !== undefined && printing.save(),
      again() {
        printing.forget();
        print();
      },
    });
    return () => void acts.delete(paper.number);
  });
  // Two papers of one act may bear the same title.
  const named = pickable ? `${paper.title}, ${paper.number}` : paper.title;
  const PaperIcon = paper.kind === 'quittance' ? IconQuittance : IconReceipt;
  return (
    <li>
      {pickable && (
        <Checkbox
          checked={picked}
          onChange={onPick}
          aria-label={t('payments.recorded.pick', { title: named })}
        >
          {null}
        </Checkbox>
      )}
      <PaperIcon size={20} className="text-accent" />
      <div className="min-w-[180px] flex-1">
        <p className="text-table font-label">{paper.title}</p>
        <p className="text-small text-ink-2">
          <span className="document-number">{t('payments.recorded.number', { number: paper.number })}</span>
          {copyLine(printing, noPrinter, t)}
        </p>
      </div>
      <SegmentedControl<PaperFormat>
        label={t('printing.formatNamed', { title: named })}
        segments={PAPER_FORMATS.map((one) => ({ id: one, label: t(`printing.formats.${one}`) }))}
        current={format}
        onChange={printing.setFormat}
      />
      <Button size="small" aria-label={t('payments.recorded.openNamed', { title: named })} onClick={onShow}>
        {t('payments.recorded.open')}
      </Button>
      {savedHere && (
        <Button
          size="small"
          aria-label={t('printing.saveNamed', { title: named })}
          busy={delivery.kind === 'saving' ? t('printing.saving') : undefined}
          onClick={() => acts.get(paper.number)?.save()}
        >
          {t('printing.save')}
        </Button>
      )}
      {choosing && printers !== undefined && (
        <PrinterChoice
          className="basis-full"
          printers={printers}
          format={format}
          value={printer?.id ?? null}
          onChange={printing.choosePrinter}
        />
      )}
      <div className="basis-full empty:hidden">
        <Outcome delivery={delivery} printerName={printer?.name ?? null} safe={safe} />
      </div>
    </li>
  );
}

/** Which copy leaves and where; once it has left, its outcome says so. */
function copyLine(
  { delivery, nextCopy, printer }: PaperPrinting,
  noPrinter: boolean,
  t: ReturnType<typeof useText>,
) {
  if (delivery.kind === 'accepted' || delivery.kind === 'saved') return null;
  const words = [
    nextCopy === null ? null : copyWords(nextCopy),
    noPrinter ? null : printer === null ? t('payments.recorded.printerToChoose') : printer.name,
  ].filter((word) => word !== null);
  return words.length === 0 ? null : ` · ${words.join(', ')}`;
}

type OutcomeProps = {
  readonly delivery: Delivery;
  readonly printerName: string | null;
  readonly safe: string;
};

/** A paper that did not come out takes nothing from the payment: that is said first. */
function Outcome({ delivery, printerName, safe }: OutcomeProps) {
  const t = useText();
  if (delivery.kind !== 'failed') return <PrintOutcome delivery={delivery} printerName={printerName} />;
  const { sentence, next, code } = delivery.fault;
  return (
    <AlertLine tone="warning" icon={IconPrintFailed} role="alert" fact={safe}>
      {t(delivery.act === 'print' ? 'payments.recorded.notPrinted' : 'payments.recorded.notSaved', {
        sentence: [sentence, next].filter(Boolean).join(' '),
      })}
      {code !== null && (
        <>
          {' '}
          {t('payments.code')} <span className="document-number">{code}</span>
        </>
      )}
    </AlertLine>
  );
}
