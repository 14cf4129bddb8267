import { useCommandsHeld } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { PanelState } from './panel-state.ts';
import type { Payment } from './use-payment.ts';

/** The same amount, account and mode within ten minutes: the clerk says whether it is a second payment. */
export function TwinDialog({ payment, state }: { readonly payment: Payment; readonly state: PanelState }) {
  const t = useText();
  const open = state.kind === 'twin';
  useCommandsHeld(open);
  return (
    <Dialog
      open={open}
      title={t('payments.twin.title')}
      safe={{ label: t('payments.twin.decline'), onChoose: payment.decline }}
      other={{ label: t('payments.twin.confirm'), onChoose: payment.confirmTwin }}
    >
      {open && state.sentence}
    </Dialog>
  );
}
