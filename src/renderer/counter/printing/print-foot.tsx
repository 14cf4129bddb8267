import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconExport, IconPrint, IconRetry } from '../../ui/icons.ts';
import { printersFor } from './printers.ts';
import { useMainFocus } from './use-main-focus.ts';
import type { PaperPrinting } from './use-paper-printing.ts';

export type PrintFootProps = {
  readonly printing: PaperPrinting;
  readonly onPrint: () => void;
  /** Draws the next copy, once this one is handed over. */
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

/** One filled button, the one Entrée presses: print, else save where there is no printer, then close. */
export function PrintFoot({ printing, onPrint, onAgain, onClose }: PrintFootProps) {
  const t = useText();
  const { delivery, printers, format, printer } = printing;
  const done = delivery.kind === 'accepted' || delivery.kind === 'saved';
  const none = printers !== undefined && printersFor(printers, format).length === 0;
  const mustChoose = printers !== undefined && printer === null && !none;
  const main = useMainFocus(mustChoose ? 'printer' : done ? 'close' : none ? 'save' : 'print');
  const saving = delivery.kind === 'saving' ? t('printing.saving') : undefined;
  if (done) {
    return (
      <>
        <Button
          size="large"
          onClick={() => {
            printing.forget();
            onAgain();
          }}
        >
          {t('printing.panel.again')}
        </Button>
        <Button
          ref={main}
          variant="filled"
          size="large"
          className="ms-auto"
          keys={['Entrée']}
          onClick={onClose}
        >
          {t('printing.panel.close')}
        </Button>
      </>
    );
  }
  if (none) {
    return (
      <Button
        ref={main}
        variant="filled"
        size="large"
        className="ms-auto"
        icon={IconExport}
        keys={['Entrée']}
        busy={saving}
        onClick={printing.save}
      >
        {t('printing.save')}
      </Button>
    );
  }
  const again = delivery.kind === 'failed' && delivery.act === 'print';
  return (
    <>
      <Button size="large" icon={IconExport} busy={saving} onClick={printing.save}>
        {t('printing.save')}
      </Button>
      <Button
        ref={main}
        variant="filled"
        size="large"
        className="ms-auto"
        icon={again ? IconRetry : IconPrint}
        keys={['Entrée']}
        busy={delivery.kind === 'sending' ? t('printing.sending') : undefined}
        disabledBecause={mustChoose ? t('printing.choosePrinter') : undefined}
        reasonPlacement="elsewhere"
        onClick={onPrint}
      >
        {t(again ? 'printing.retry' : 'printing.print')}
      </Button>
    </>
  );
}
