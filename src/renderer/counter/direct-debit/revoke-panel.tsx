import { useRef, useState } from 'react';
import { REVOCATION_REASONS } from '../../../rules/direct-debit/states.ts';
import { revocationWords } from '../../../rules/direct-debit/words.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { IconForbidden, IconInfo, IconReceipt } from '../../ui/icons.ts';
import { Select } from '../../ui/select.tsx';
import { useSpaceDraft } from '../account/space/use-space-draft.ts';
import { Will } from '../account/space/will.tsx';
import { useWordAlert } from '../requests/shared/use-word-alert.ts';
import { WatchedText } from '../requests/shared/watched-text.tsx';
import { DebitActPanel, type DebitFormProps, useDebitAct } from './debit-act-panel.tsx';
import { type RevokeForm, revokeFault, revokeFormSchema } from './debit-form.ts';
import { MandateNow } from './mandate-now.tsx';

const COMMENT_ID = 'debit-comment';
const EMPTY: RevokeForm = { reason: null, comment: '', wordsKept: false };

/** "Révoquer le mandat": why; nothing more is collected, and a récépissé says so. */
export function RevokePanel(props: DebitFormProps) {
  const { account, section } = props;
  const t = useText();
  const { client } = useCore();
  const fields = useRef<HTMLDivElement>(null);
  const draft = useSpaceDraft('debit-revoke', account, section.seen.rum ?? '', revokeFormSchema, EMPTY);
  const { form } = draft;
  const [checked, setChecked] = useState(false);
  const [unanswered, setUnanswered] = useState(false);
  const fault = revokeFault(form);
  const sent = useDebitAct(
    'debit-revoke',
    section,
    (seen) =>
      client.directDebit.revoke({
        commandId: draft.commandId(),
        account,
        seen,
        reason: form.reason ?? 'autre',
        comment: form.comment.trim(),
        wordsKept: form.wordsKept,
      }),
    () => draft.discard(),
  );
  const edit = (change: Partial<RevokeForm>) => {
    setUnanswered(false);
    draft.edit(change);
    sent.edited();
  };
  const alert = useWordAlert(form.comment, form.wordsKept, (wordsKept) => edit({ wordsKept }));
  async function validate(): Promise<void> {
    if (!sent.mayGo()) return;
    setChecked(true);
    if (fault === 'reason') fields.current?.querySelector<HTMLElement>('.select button')?.focus();
    else if (fault === 'comment') document.getElementById(COMMENT_ID)?.focus();
    else if (await alert.settle()) {
      setUnanswered(true);
      document.getElementById(COMMENT_ID)?.focus();
    } else sent.submit();
  }
  return (
    <DebitActPanel
      {...props}
      act="debit-revoke"
      sent={sent}
      onValidate={() => void validate()}
      draft={draft}
      fields={fields}
      firstField="button"
      aside={
        <Will
          lines={[
            [IconForbidden, t('directDebit.will.revoked')],
            [IconInfo, t('directDebit.will.kept')],
            [IconReceipt, t('directDebit.will.receipt')],
          ]}
        >
          <MandateNow mandate={section.current} />
        </Will>
      }
    >
      <div className="debit-form">
        <Select
          label={t('directDebit.form.reason')}
          options={REVOCATION_REASONS.map((id) => ({ id, label: revocationWords[id] }))}
          value={form.reason}
          error={checked && fault === 'reason' ? t('directDebit.fault.reason') : undefined}
          onChange={(reason) => edit({ reason })}
        />
        <WatchedText
          id={COMMENT_ID}
          label={t('directDebit.form.comment')}
          optional={form.reason !== 'autre'}
          rows={3}
          longest={300}
          value={form.comment}
          onChange={(comment) => edit({ comment })}
          alert={alert}
          kept={form.wordsKept}
          error={
            unanswered
              ? t('directDebit.fault.words')
              : checked && fault === 'comment'
                ? t('directDebit.fault.comment')
                : undefined
          }
        />
      </div>
    </DebitActPanel>
  );
}
