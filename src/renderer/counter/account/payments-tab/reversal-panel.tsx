import { useRef, useState } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { PaymentRow } from '../../../../contract/payments.ts';
import { formatEuros } from '../../../../rules/money.ts';
import { useCore } from '../../../app/core.tsx';
import { useAgent } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Disc } from '../../../ui/error-state.tsx';
import { IconDone, IconPayment } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { ApprovalDialog } from '../../approval/approval-dialog.tsx';
import { useApprovedAct } from '../../approval/use-approved-act.ts';
import { usePanelKeys } from '../use-panel-keys.ts';
import { BankReasonFields, ReasonFields } from './reason-fields.tsx';
import { faultOf, type ReasonForm, reasonSent } from './reason-form.ts';
import { ResultFoot, ReversalResult } from './reversal-result.tsx';
import { asksGrant } from './row-words.ts';
import { AccountLine, ActFoot, Balances, HolderName, Refusal, TheRow } from './taking-back-parts.tsx';
import { useFirstField } from './use-first-field.ts';
import { useReasonDraft } from './use-reason-draft.ts';
import { WillList } from './will-list.tsx';

export type ReversalPanelProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly header: AccountHeader;
  readonly row: PaymentRow;
  readonly act: 'reverse' | 'bounce';
};

/** "Annuler l'encaissement", or a cheque that came back: why, what it will do, then what is left to do by hand. */
export function ReversalPanel({ open, onClose, header, row, act }: ReversalPanelProps) {
  const t = useText();
  const { client } = useCore();
  const { role } = useAgent();
  const why = useReasonDraft(header.account, row.id ?? '', act);
  const { form } = why;
  const [faultShown, setFaultShown] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const kind = act === 'bounce' ? 'cheque-impaye' : 'annulation';
  const grant = asksGrant(row, act, role);
  const approved = useApprovedAct(
    (given) =>
      client.payments.reverse({
        commandId: why.commandId(),
        payment: row.id ?? '',
        kind,
        ...reasonSent(form, act, t),
        grant: given,
      }),
    grant,
    ({ number }) => announce(t('paymentsTab.done.announce', { what: t(`paymentsTab.done.${kind}`), number })),
  );
  const { state } = approved;
  const fault = faultOf(form);

  function validate(): void {
    if (state.kind !== 'editing') return;
    if (fault === null) approved.submit();
    else {
      setFaultShown(true);
      fields.current?.querySelector<HTMLElement>(fault === 'reason' ? 'button' : 'input')?.focus();
    }
  }
  usePanelKeys(open, {
    id: 'taking-back.validate',
    label: t(`paymentsTab.validate.${act}`),
    icon: IconPayment,
    run: validate,
  });
  useFirstField(fields);

  if (state.kind === 'done') {
    const { result } = state;
    return (
      <SidePanel
        open={open}
        onClose={onClose}
        title={t(`paymentsTab.done.${kind}`)}
        leading={<Disc tone="success" icon={IconDone} />}
        subtitle={
          <>
            <span className="document-number">{t('paymentsTab.done.number', { number: result.number })}</span>
            {' · '}
            {formatEuros(result.cents)}
            {' · '}
            <HolderName header={header} />
          </>
        }
        foot={<ResultFoot onClose={onClose} />}
      >
        <ReversalResult reversal={result} />
      </SidePanel>
    );
  }

  const edit = (change: Partial<ReasonForm>) => {
    why.edit(change);
    approved.edited();
  };
  const shown = faultShown ? fault : null;
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t(`paymentsTab.act.${act}`)}
      subtitle={<AccountLine header={header} />}
      aside={
        <section aria-label={t('paymentsTab.consequence')}>
          <h3 className="text-table font-strong">{t('paymentsTab.consequences')}</h3>
          <div className="mt-2">
            <Balances
              beforeCents={header.balanceCents}
              changeCents={row.cents}
              change={t(act === 'bounce' ? 'paymentsTab.bounceLine' : 'paymentsTab.reversalLine')}
            />
          </div>
          <div className="mt-5">
            <WillList row={row} act={act} />
          </div>
        </section>
      }
      foot={<ActFoot act={act} sending={state.kind === 'sending'} grant={grant} onValidate={validate} />}
    >
      <div ref={fields} className="taking-back">
        <Refusal refusal={state.kind === 'editing' ? state.refusal : null} title={t('paymentsTab.refused')} />
        <TheRow row={row} />
        {act === 'bounce' ? (
          <BankReasonFields form={form} fault={shown} onEdit={edit} onEnter={validate} />
        ) : (
          <ReasonFields form={form} fault={shown} onEdit={edit} onEnter={validate} />
        )}
      </div>
      {open && state.kind === 'approving' && (
        <ApprovalDialog
          purpose="annulation"
          sentence={t(`paymentsTab.grant.${act}`, { number: row.number ?? '' })}
          onGranted={approved.granted}
          onClose={approved.notGranted}
        />
      )}
    </SidePanel>
  );
}
