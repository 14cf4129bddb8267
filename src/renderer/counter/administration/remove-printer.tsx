import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Printer } from '../../../contract/printing.ts';
import { useCommandsHeld } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { askPrintersAgain } from '../printing/use-printers.ts';

/** Takes a network printer off this post, after a question: every clerk of the post prints on it. */
export function RemovePrinter({ printer }: { readonly printer: Printer }) {
  const t = useText();
  const { client } = useCore();
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useCommandsHeld(open);
  const close = () => setOpen(false);
  const remove = () => {
    setRunning(true);
    setFailure(null);
    client.printing
      .removeNetworkPrinter({ id: printer.id })
      .then(() => {
        close();
        askPrintersAgain(cache);
      })
      .catch((error: unknown) => {
        const { title, next, code } = failureInWords(error);
        setFailure([title, next, code].filter(Boolean).join(' '));
      })
      .finally(() => setRunning(false));
  };
  return (
    <>
      <Button
        size="small"
        aria-label={t('printing.printers.removeNamed', { printer: printer.name })}
        onClick={() => setOpen(true)}
      >
        {t('printing.printers.remove')}
      </Button>
      <Dialog
        open={open}
        title={t('printing.printers.removeTitle', { printer: printer.name })}
        safe={{ label: t('printing.printers.keep'), onChoose: close }}
        other={{
          label: t('printing.printers.removeIt'),
          onChoose: remove,
          busy: running ? t('printing.printers.removing') : undefined,
          refusal: true,
        }}
      >
        {failure ?? t('printing.printers.removeText')}
      </Dialog>
    </>
  );
}
