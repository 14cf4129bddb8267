import type { AccountHeader } from '../../../contract/accounts.ts';
import { DebitPanel } from '../direct-debit/debit-panel.tsx';
import { OrderPanel } from '../documents/order/order-panel.tsx';
import { CertificatePanel } from '../insurance/certificate-panel.tsx';
import { RefusedDecision } from '../insurance/refused-decision.tsx';
import { CodeDialog } from '../kiosk-desk/code-dialog.tsx';
import type { useOpenedAct } from './open-act.ts';

type Props = {
  readonly header: AccountHeader;
  readonly act: ReturnType<typeof useOpenedAct>;
  /** A document was made: it is shown. */
  readonly onMade: (id: string) => void;
};

/** The act open over the account, besides taking money. */
export function AccountActPanels({ header, act, onMade }: Props) {
  const { opened, shown: open, close: onClose } = act;
  if (opened === null) return null;
  const panel = { account: header.account, header, open, onClose, supersedes: opened.supersedes };
  switch (opened.act) {
    case 'certificate':
      return <CertificatePanel {...panel} />;
    case 'decision':
      return <RefusedDecision {...panel} />;
    case 'kiosk-code':
      return <CodeDialog header={header} open={open} onClose={onClose} />;
    case 'order':
      return <OrderPanel account={header.account} open={open} onClose={onClose} onMade={onMade} />;
    default:
      return <DebitPanel {...panel} act={opened.act} />;
  }
}
