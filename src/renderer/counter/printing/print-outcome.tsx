import { assertNever } from '../../../rules/brand.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconDone, IconOutbox, IconPrintFailed } from '../../ui/icons.ts';
import { copyWords } from './copy-words.ts';
import type { Delivery } from './delivery.ts';

export type PrintOutcomeProps = {
  readonly delivery: Delivery;
  /** Name of the printer that is asked now. */
  readonly printerName: string | null;
};

/** What became of the paper, in words; "imprimé" is said when the printer's queue has accepted it. */
export function PrintOutcome({ delivery, printerName }: PrintOutcomeProps) {
  const t = useText();
  switch (delivery.kind) {
    case 'idle':
    case 'saving':
      return null;
    case 'sending':
      return (
        <p role="status" className="print-outcome" data-tone="neutral">
          <IconOutbox size={16} />
          {t('printing.sendingTo', { printer: delivery.job?.printerName ?? printerName ?? '' })}
        </p>
      );
    case 'accepted': {
      const { copy, printerName: printer } = delivery.job;
      return (
        <p role="status" className="print-outcome" data-tone="success">
          <IconDone size={16} />
          {copy === null
            ? t('printing.accepted', { printer })
            : t('printing.acceptedCopy', { copy: copyWords(copy), printer })}
        </p>
      );
    }
    case 'saved':
      return (
        <p role="status" className="print-outcome" data-tone="success">
          <IconDone size={16} />
          {t('printing.saved', { copy: copyWords(delivery.copy) })}
        </p>
      );
    case 'failed': {
      const { act, fault } = delivery;
      return (
        <AlertLine
          tone="danger"
          icon={IconPrintFailed}
          role="alert"
          fact={t(act === 'print' ? 'printing.failed' : 'printing.saveFailed')}
        >
          {[fault.sentence, t('printing.kept'), fault.next].filter(Boolean).join(' ')}
          {fault.code !== null && (
            <>
              {' '}
              {t('printing.code')} <span className="document-number">{fault.code}</span>
            </>
          )}
        </AlertLine>
      );
    }
    default:
      return assertNever(delivery);
  }
}
