import { useEffect } from 'react';
import type { RecordedPayment, Reversal } from '../../../../contract/payments.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { IconNext } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { IssuedPapers } from './issued-papers.tsx';

const CLOSE_ID = 'taking-back-close';

type Props = {
  readonly reversal: Reversal;
  /** "Mauvais compte": the payment that stands on the right account now. */
  readonly moved?: { readonly payment: RecordedPayment; readonly reference: string };
};

/** It is done: what the clerk says and does now, and the papers to hand over. */
export function ReversalResult({ reversal, moved }: Props) {
  const t = useText();
  useEffect(() => document.getElementById(CLOSE_ID)?.focus(), []);
  return (
    <div className="grid gap-6">
      {reversal.sentences.length > 0 && (
        <section aria-labelledby="taking-back-to-do">
          <SectionHeading id="taking-back-to-do" level={3}>
            {t('paymentsTab.done.toDo')}
          </SectionHeading>
          <ul className="to-do-list">
            {reversal.sentences.map((sentence) => (
              <li key={sentence}>
                <IconNext />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {moved !== undefined && moved.payment.papers.length > 0 && (
        <section aria-labelledby="taking-back-papers">
          <SectionHeading id="taking-back-papers" level={3}>
            {t('paymentsTab.done.papers', { reference: moved.reference })}
          </SectionHeading>
          <IssuedPapers account={moved.payment.account} papers={moved.payment.papers} withKey />
        </section>
      )}
      <section aria-labelledby="taking-back-slip">
        <SectionHeading id="taking-back-slip" level={3}>
          {t('paymentsTab.done.slipTitle')}
        </SectionHeading>
        <IssuedPapers
          account={reversal.account}
          papers={[{ number: reversal.number, title: t('paymentsTab.done.slip') }]}
          withKey={moved === undefined}
        />
      </section>
    </div>
  );
}

type FootProps = {
  readonly onClose: () => void;
  readonly other?: { readonly reference: string; readonly onOpen: () => void };
};

export function ResultFoot({ onClose, other }: FootProps) {
  const t = useText();
  return (
    <>
      {other !== undefined && (
        <Button size="large" onClick={other.onOpen}>
          {t('paymentsTab.done.openOther', { reference: other.reference })}
        </Button>
      )}
      <Button
        id={CLOSE_ID}
        variant="filled"
        size="large"
        className="ms-auto"
        keys={['Échap']}
        onClick={onClose}
      >
        {t('paymentsTab.done.close')}
      </Button>
    </>
  );
}
