import { useCallback } from 'react';
import { useCommands } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import { IconPrint } from '../../ui/icons.ts';
import { isUnderWay } from './delivery.ts';
import type { PaperPrinting } from './use-paper-printing.ts';

type Keys = { readonly open: boolean; readonly printing: PaperPrinting; readonly onClose: () => void };

/** What Entrée, F8 and Ctrl+Entrée do in the print panel: print once, then close. Answers the act itself. */
export function usePrintKeys({ open, printing, onClose }: Keys): () => void {
  const t = useText();
  const { delivery } = printing;
  const done = delivery.kind === 'accepted' || delivery.kind === 'saved';
  const ready = printing.printer !== null;
  const act = useCallback(() => {
    if (done) onClose();
    else if (!printing.print()) printing.save();
  }, [done, printing, onClose]);
  // The second press of an impatient hand must make no DUPLICATA.
  const printOnce = () => {
    if (!done && ready && !isUnderWay(delivery)) act();
  };
  useCommands(
    !open
      ? []
      : [
          {
            id: 'panel.print',
            label: t('printing.print'),
            icon: IconPrint,
            chord: { key: 'F8' },
            run: printOnce,
          },
          {
            id: 'panel.validate',
            label: t('printing.print'),
            icon: IconPrint,
            chord: { key: 'Enter', ctrl: true },
            keyOnly: true,
            run: printOnce,
          },
        ],
    'panel',
  );
  return act;
}
