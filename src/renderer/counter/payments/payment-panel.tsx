import './payments.css';
import { useState } from 'react';
import type { AccountHeader } from '../../../contract/accounts.ts';
import { formatEuros } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { Disc } from '../../ui/error-state.tsx';
import { IconDone } from '../../ui/icons.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { balanceWords } from '../account/balance.ts';
import { holderNames, listed } from '../account/header-words.ts';
import { useNextAccount } from './next-account.ts';
import { PanelFoot } from './panel-foot.tsx';
import { PaymentAside } from './payment-aside.tsx';
import { PaymentFields } from './payment-fields.tsx';
import { PrepareFailed } from './prepare-failed.tsx';
import { RecordedFoot, RecordedView } from './recorded-view.tsx';
import { TwinDialog } from './twin-dialog.tsx';
import { usePayment } from './use-payment.ts';
import { usePlan } from './use-plan.ts';

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
  const payment = usePayment(account, open);
  const plan = usePlan(account, open && payment.panel?.state.kind !== 'recorded' ? payment.panel : null);
  const nextAccount = useNextAccount(onClose);
  const { panel, prepared } = payment;
  const holder = listed(holderNames(header.holders), t('account.and'));

  if (panel !== null && panel.state.kind === 'recorded') {
    const { payment: recorded } = panel.state;
    return (
      <SidePanel
        open={open}
        onClose={onClose}
        title={t('payments.recorded.title')}
        leading={<Disc tone="success" icon={IconDone} />}
        subtitle={
          <>
            <span className="document-number">
              {t('payments.recorded.number', { number: recorded.number })}
            </span>
            {' · '}
            {t(`payments.recorded.how.${recorded.mode}`, { amount: formatEuros(recorded.amountCents) })}
            {' · '}
            <span className="font-strong text-ink">{holder}</span>
          </>
        }
        foot={<RecordedFoot onNext={nextAccount} />}
      >
        <RecordedView open={open} payment={recorded} header={header} onNext={nextAccount} />
      </SidePanel>
    );
  }

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
        panel !== null &&
        prepared.data !== undefined && <PaymentAside prepared={prepared.data} panel={panel} plan={plan} />
      }
      foot={panel !== null && <PanelFoot payment={payment} />}
    >
      {panel !== null && prepared.data !== undefined ? (
        <>
          <PaymentFields
            open={open}
            payment={payment}
            panel={panel}
            prepared={prepared.data}
            plan={plan.data}
            onNext={nextAccount}
          />
          <TwinDialog payment={payment} state={panel.state} />
        </>
      ) : prepared.error !== null ? (
        <PrepareFailed error={prepared.error} onRetry={() => void prepared.refetch()} />
      ) : (
        <Skeleton loading shape={<SkeletonBar className="h-20 w-full rounded-card" />} />
      )}
    </SidePanel>
  );
}
