import { useEffect, useState } from 'react';
import type { KioskPayment } from '../../../contract/kiosk/money.ts';
import { useFlow } from '../flow/flow.ts';
import { BigButton } from '../frame/big-button.tsx';
import { IconCard, IconPrint, IconWait } from '../frame/icons.ts';
import { Outcome } from '../frame/outcome.tsx';
import { Question } from '../frame/question.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useText } from '../i18n/text.ts';
import { useValues } from '../i18n/values.ts';
import { PrintTicket } from '../print/print-ticket.tsx';
import { useOpenPayment } from './open-payment.ts';
import { type Chosen, pageOf } from './paying.ts';
import { usePaying } from './use-paying.ts';

/** The terminal at work, then the one page that is true. */
export function PayingPages({
  commandId,
  chosen,
  onAgain,
  onRefused,
}: {
  readonly commandId: string;
  readonly chosen: Chosen;
  readonly onAgain: () => void;
  readonly onRefused: (error: unknown) => void;
}) {
  const { paying, cancel } = usePaying(commandId, chosen);
  const refused = paying.kind === 'refused' ? paying : null;
  useEffect(() => {
    if (refused !== null) onRefused(refused.error);
  }, [refused, onRefused]);

  if (paying.kind === 'told') {
    switch (paying.payment.state) {
      case 'paid':
        return <Paid payment={paying.payment} />;
      case 'declined':
        return <Declined reason={paying.payment.reason} onAgain={onAgain} />;
      case 'unknown':
      case 'waiting':
    }
  }
  const page = pageOf(paying);
  if (page === 'unknown' || page === 'lost') return <Unknown lost={page === 'lost'} />;
  const step = paying.kind === 'told' && paying.payment.state === 'waiting' ? paying.payment.step : 'asking';
  return <AtTerminal cents={chosen.cents} step={step} onCancel={cancel} />;
}

type Step = Extract<KioskPayment, { state: 'waiting' }>['step'];

function AtTerminal({
  cents,
  step,
  onCancel,
}: {
  readonly cents: number;
  readonly step: Step;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const { money } = useValues();
  const [cancelling, setCancelling] = useState(false);
  return (
    <Question
      title={t('payment.waiting')}
      lead={t(`payment.step_${step}`)}
      picture={<IconCard size={160} />}
      body={
        <p className="k-figure" dir="ltr">
          {money(cents)}
        </p>
      }
    >
      <div className="k-stack">
        <BigButton
          isDisabled={cancelling}
          onPress={() => {
            setCancelling(true);
            onCancel();
          }}
        >
          {t('payment.cancel')}
        </BigButton>
        {cancelling && (
          <p className="k-note" role="status">
            {t('payment.cancelling')}
          </p>
        )}
      </div>
    </Question>
  );
}

function Paid({ payment }: { readonly payment: Extract<KioskPayment, { state: 'paid' }> }) {
  const t = useText();
  const { money } = useValues();
  const home = useFlow((flow) => flow.home);
  return (
    <PrintTicket ticket={payment.ticket}>
      {({ print, printed }) => (
        <Outcome
          tone="done"
          title={t('payment.paid')}
          sentences={[
            t('payment.paidAmount', { amount: money(payment.amountCents) }),
            ...(payment.toPlace ? [t('payment.toPlace')] : []),
            ...(printed ? [t('print.printed')] : []),
          ]}
          ticket={payment.ticket}
          actions={
            <BigButton icon={IconPrint} onPress={print}>
              {t('payment.printReceipt')}
            </BigButton>
          }
          onDone={home}
        />
      )}
    </PrintTicket>
  );
}

function Declined({
  reason,
  onAgain,
}: {
  readonly reason: Extract<KioskPayment, { state: 'declined' }>['reason'];
  readonly onAgain: () => void;
}) {
  const t = useText();
  const home = useFlow((flow) => flow.home);
  return (
    <Outcome
      tone="warn"
      title={t('payment.declined')}
      sentences={[t(`payment.reason_${reason}`), t('payment.nothingTaken')]}
      actions={<BigButton onPress={onAgain}>{t('acts.retry')}</BigButton>}
      onDone={home}
    />
  );
}

/** Asked again until the end is known; whoever cannot wait goes home, and the core goes on asking. */
function Unknown({ lost }: { readonly lost: boolean }) {
  const t = useText();
  const toTiles = useFlow((flow) => flow.home);
  const home = () => {
    // He has read what there is to know.
    useOpenPayment.setState({ isOpen: false });
    toTiles();
  };
  return lost ? (
    <Outcome
      tone="warn"
      title={t('payment.unknown')}
      sentences={[t('payment.lostLead'), t('payment.unknownNext')]}
      onDone={home}
    />
  ) : (
    <Waiting
      title={t('payment.unknown')}
      lead={`${t('payment.unknownLead')} ${t('payment.unknownNext')}`}
      actions={
        <BigButton icon={IconWait} onPress={home}>
          {t('frame.toHome')}
        </BigButton>
      }
    />
  );
}
