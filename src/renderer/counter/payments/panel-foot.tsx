import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconDraft } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { VALIDATE_ID } from './field-ids.ts';
import { isAnnounced } from './payment-form.ts';
import type { Payment } from './use-payment.ts';

/** Where the draft stands, and the one act of the panel. */
export function PanelFoot({ payment }: { readonly payment: Payment }) {
  const t = useText();
  const { panel } = payment;
  const announced = panel !== null && isAnnounced(panel.form.mode);
  return (
    <>
      <DraftNote payment={payment} />
      <Button
        id={VALIDATE_ID}
        variant="filled"
        size="large"
        className="ms-auto"
        keys={['Ctrl', 'Entrée']}
        busy={panel?.state.kind === 'sending' ? t('payments.sending') : undefined}
        onClick={payment.validate}
      >
        {t(announced ? 'payments.validateAnnounced' : 'payments.validate')}
      </Button>
    </>
  );
}

function DraftNote({ payment }: { readonly payment: Payment }) {
  const t = useText();
  const { keptAt, failing } = payment.draft;
  if (failing) return <p className="text-small text-warning">{t('payments.draftFailing')}</p>;
  if (keptAt === null) return null;
  const { day, time } = atDesk(keptAt);
  const today = atDesk(new Date().toISOString()).day === day;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-small text-ink-2">
      <IconDraft size={16} />
      <span>{today ? t('payments.draftKept', { time }) : t('payments.draftKeptDay', { day, time })}</span>
      <LinkButton onClick={payment.erase}>{t('payments.erase')}</LinkButton>
    </p>
  );
}
