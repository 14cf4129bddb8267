import type { ReactNode } from 'react';
import { useCore } from '../../app/core.tsx';
import { useFlow } from '../flow/flow.ts';
import { Waiting } from '../frame/waiting.tsx';
import { useText } from '../i18n/text.ts';
import { PrintFailed } from './print-failed.tsx';
import { usePrint } from './use-print.ts';

/** An outcome whose ticket may be printed; what the printer does takes its place until it is settled. */
export function PrintTicket({
  ticket,
  children,
}: {
  readonly ticket: string;
  readonly children: (desk: { readonly print: () => void; readonly printed: boolean }) => ReactNode;
}) {
  const t = useText();
  const { client } = useCore();
  const home = useFlow((flow) => flow.home);
  const { state, print } = usePrint((jobId) => client.kiosk.printing.printTicket({ number: ticket, jobId }));
  switch (state) {
    case 'printing':
      return <Waiting title={t('print.printing')} lead={t('frame.wait')} />;
    case 'paper':
    case 'printer':
      return <PrintFailed fault={state} number={ticket} onRetry={print} onWithout={home} />;
    case 'idle':
    case 'printed':
      return children({ print, printed: state === 'printed' });
  }
}
