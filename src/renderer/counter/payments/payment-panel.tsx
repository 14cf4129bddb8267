import './payments.css';
import { useState } from 'react';
import type { AccountHeader } from '../../../contract/accounts.ts';
import { useText } from '../../i18n/i18n.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { balanceWords } from '../account/balance.ts';
import { holderNames, listed } from '../account/header-words.ts';
import { AnnouncedPanel } from './announced-panel.tsx';
import { CashApproval } from './cash-approval.tsx';
import { CorrectedNote } from './corrected-note.tsx';
import { useNextAccount } from './next-account.ts';
import { useCorrection } from './open-panel.ts';
import { PanelFoot } from './panel-foot.tsx';
import { PaymentAside } from './payment-aside.tsx';
import { PaymentFields } from './payment-fields.tsx';
import type { Correction } from './payment-form.ts';
import { PrepareFailed } from './prepare-failed.tsx';
import { RecordedPanel } from './recorded-panel.tsx';
import { TwinDialog } from './twin-dialog.tsx';
import { type Prepared, usePayment } from './use-payment.ts';

export type PaymentPanelProps = {
  readonly account: string;
  readonly header: AccountHeader;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** Encaisser: each opening is a payment of its own, or the draft of the one left unfinished. */
export function PaymentPanel(props: PaymentPanelProps) {
  const { open } = props;
  const [seen, setSeen] = useState({ open: false, session: 0 });
  if (open !== seen.open) setSeen({ open, session: open ? seen.session + 1 : seen.session });
  if (seen.session === 0) return null;
  return <PaymentSession key={seen.session} {...props} />;
}

function PaymentSession({ account, header, open, onClose }: PaymentPanelProps) {
  const t = useText();
  // As it was when the panel opened: it stays a correction while the panel goes.
  const [correction] = useState(useCorrection(account));
  const payment = usePayment(account, open, correction);
  const nextAccount = useNextAccount(onClose);
  const { panel, prepared, parts } = payment;
  const known = prepared.data === undefined ? undefined : withoutCorrected(prepared.data, correction);
  const holder = listed(holderNames(header.holders), t('account.and'));
  const shell = { open, onClose, holder, header, onNext: nextAccount };

  if (panel?.state.kind === 'recorded')
    return <RecordedPanel {...shell} payment={panel.state.payment} parts={parts} />;
  if (panel?.state.kind === 'announced') return <AnnouncedPanel {...shell} answer={panel.state.answer} />;

  const words = balanceWords(prepared.data?.balanceCents ?? header.balanceCents);
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t('payments.title')}
      subtitle={
        <>
          <span className="font-strong text-ink">{holder}</span>
          {' · '}
          <span className="reference">{header.reference}</span>
          {' · '}
          {[t(`account.balance.${words.word}`), words.amount].filter(Boolean).join(' ')}
        </>
      }
      aside={
        panel !== null && known !== undefined && <PaymentAside prepared={known} panel={panel} parts={parts} />
      }
      foot={panel !== null && <PanelFoot payment={payment} />}
    >
      {panel !== null && known !== undefined ? (
        <>
          {correction !== null && <CorrectedNote correction={correction} />}
          <PaymentFields
            account={account}
            open={open}
            payment={payment}
            panel={panel}
            prepared={known}
            onNext={nextAccount}
          />
          <TwinDialog payment={payment} state={panel.state} />
          <CashApproval payment={payment} panel={panel} prepared={known} />
        </>
      ) : prepared.error !== null ? (
        <PrepareFailed error={prepared.error} onRetry={() => void prepared.refetch()} />
      ) : (
        <Skeleton loading shape={<SkeletonBar className="h-20 w-full rounded-card" />} />
      )}
    </SidePanel>
  );
}

/** The announcement being made again is not still to come: it was refused. */
function withoutCorrected(prepared: Prepared, correction: Correction | null): Prepared {
  if (correction === null) return prepared;
  return { ...prepared, announced: prepared.announced.filter(({ number }) => number !== correction.number) };
}
