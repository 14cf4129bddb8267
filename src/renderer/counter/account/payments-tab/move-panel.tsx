import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { OtherAccount, PaymentRow } from '../../../../contract/payments.ts';
import { holdsCardNumber } from '../../../../rules/card-number.ts';
import { formatEuros } from '../../../../rules/money.ts';
import { useCore } from '../../../app/core.tsx';
import { useAgent } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Disc } from '../../../ui/error-state.tsx';
import { IconDone, IconPayment } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ApprovalDialog } from '../../approval/approval-dialog.tsx';
import { useApprovedAct } from '../../approval/use-approved-act.ts';
import { openAccount } from '../../search/open-account.ts';
import { usePanelKeys } from '../use-panel-keys.ts';
import { MoveAside } from './move-aside.tsx';
import { MoveTarget } from './move-target.tsx';
import { ResultFoot, ReversalResult } from './reversal-result.tsx';
import { asksGrant } from './row-words.ts';
import { AccountLine, ActFoot, HolderName, Refusal, TheRow } from './taking-back-parts.tsx';

export type MovePanelProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly header: AccountHeader;
  readonly row: PaymentRow;
};

/** "Mauvais compte": the same money on the right account, in one act and without touching the cash. */
export function MovePanel({ open, onClose, header, row }: MovePanelProps) {
  const t = useText();
  const { client, ask } = useCore();
  const { role } = useAgent();
  const [target, setTarget] = useState<string | null>(null);
  const [months, setMonths] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [faultShown, setFaultShown] = useState(false);
  // One act for as long as the panel is open, however often it is sent.
  const ids = useRef({ commandId: mintId(), newCommandId: mintId() });
  const place = useRef<HTMLDivElement>(null);
  const other = useQuery(
    ask.payments.other.queryOptions({ input: { account: target ?? '' }, enabled: target !== null }),
  );
  const right = other.data ?? null;
  const grant = asksGrant(row, 'move', role);
  const approved = useApprovedAct(
    (given) =>
      client.payments.move({
        ...ids.current,
        payment: row.id ?? '',
        account: target ?? '',
        chosenMonths: [...months],
        text: text.trim(),
        grant: given,
      }),
    grant,
    ({ reversal: { number } }) =>
      announce(t('paymentsTab.done.announce', { what: t('paymentsTab.done.mauvais-compte'), number })),
  );
  const { state } = approved;
  const card = holdsCardNumber(text);

  function pick(account: string | null): void {
    setTarget(account);
    setMonths([]);
    approved.edited();
  }
  function validate(): void {
    if (state.kind !== 'editing') return;
    if (right !== null && right.account !== header.account && !card) approved.submit();
    else {
      setFaultShown(true);
      place.current
        ?.querySelector<HTMLElement>(card && right !== null ? '.move-text input' : 'input, button')
        ?.focus();
    }
  }
  usePanelKeys(open, {
    id: 'taking-back.validate',
    label: t('paymentsTab.validate.move'),
    icon: IconPayment,
    run: validate,
  });

  if (state.kind === 'done') {
    const { reversal, payment } = state.result;
    const reference = right?.reference ?? payment.account;
    return (
      <SidePanel
        open={open}
        onClose={onClose}
        title={t('paymentsTab.done.mauvais-compte')}
        leading={<Disc tone="success" icon={IconDone} />}
        subtitle={
          <>
            <span className="document-number">
              {t('paymentsTab.done.number', { number: reversal.number })}
            </span>
            {' · '}
            {formatEuros(reversal.cents)}
            {' · '}
            <HolderName header={header} />
          </>
        }
        foot={
          <ResultFoot onClose={onClose} other={{ reference, onOpen: () => openAccount(payment.account) }} />
        }
      >
        <ReversalResult reversal={reversal} moved={{ payment, reference }} />
      </SidePanel>
    );
  }

  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t('paymentsTab.act.move')}
      subtitle={<AccountLine header={header} />}
      aside={<MoveAside header={header} row={row} right={right} months={months} />}
      foot={<ActFoot act="move" sending={state.kind === 'sending'} grant={grant} onValidate={validate} />}
    >
      <div ref={place} className="taking-back">
        <Refusal
          refusal={state.kind === 'editing' ? state.refusal : null}
          title={t('paymentsTab.refusedMove')}
        />
        <TheRow row={row} />
        <MoveTarget
          target={target}
          other={other}
          error={targetError(t, faultShown, right, header.account)}
          months={months}
          onPick={pick}
          onMonths={(chosen) => {
            setMonths(chosen);
            approved.edited();
          }}
        />
        <TextField
          className="move-text"
          label={t('paymentsTab.text')}
          optional
          maxLength={300}
          value={text}
          onChange={(typed) => {
            setText(typed);
            approved.edited();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey) validate();
          }}
          error={card ? t('paymentsTab.cardNumber') : undefined}
        />
      </div>
      {open && state.kind === 'approving' && (
        <ApprovalDialog
          purpose="annulation"
          sentence={t('paymentsTab.grant.move', { number: row.number ?? '' })}
          onGranted={approved.granted}
          onClose={approved.notGranted}
        />
      )}
    </SidePanel>
  );
}

function targetError(
  t: ReturnType<typeof useText>,
  shown: boolean,
  right: OtherAccount | null,
  from: string,
): string | undefined {
  if (right !== null) return right.account === from ? t('paymentsTab.move.same') : undefined;
  return shown ? t('paymentsTab.needAccount') : undefined;
}
