import { useRef, useState } from 'react';
import { isoDate } from '../../../rules/dates.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { IconDone, IconFolder } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { useSpaceDraft } from '../account/space/use-space-draft.ts';
import { Will } from '../account/space/will.tsx';
import { AttachmentsField } from '../attachments/attachments-field.tsx';
import { deskToday } from '../till/till-words.ts';
import { DebitActPanel, type DebitFormProps, useDebitAct } from './debit-act-panel.tsx';
import { type SignForm, signedOn, signFaults, signFormSchema } from './debit-form.ts';
import { MandateNow } from './mandate-now.tsx';

const CHOOSE_FILE_ID = 'mandate-file';
const EMPTY: SignForm = { signedOnText: '', files: [], originalKept: false };

/** "Déposer le mandat signé": when it was signed, and its scan, or the original sent to the landlord. */
export function SignPanel(props: DebitFormProps) {
  const { account, section } = props;
  const t = useText();
  const { client } = useCore();
  const today = isoDate(deskToday());
  const fields = useRef<HTMLDivElement>(null);
  const date = useRef<HTMLInputElement>(null);
  const draft = useSpaceDraft('debit-sign', account, section.seen.rum ?? '', signFormSchema, EMPTY);
  const { form } = draft;
  const [checked, setChecked] = useState(false);
  const underWay = useRef(0);
  const faults = signFaults(form, today);
  const sent = useDebitAct(
    'debit-sign',
    section,
    (seen) =>
      client.directDebit.sign({
        commandId: draft.commandId(),
        account,
        seen,
        signedOn: signedOn(form, today) ?? today,
        files: [...form.files],
        originalKept: form.originalKept,
      }),
    () => draft.discard(),
  );
  const edit = (change: Partial<SignForm>) => {
    draft.edit(change);
    sent.edited();
  };
  const faultOf = (field: 'signedOn' | 'files') => {
    const found = faults.find((one) => one.field === field);
    return checked && found !== undefined ? t(`directDebit.fault.${found.fault}`) : undefined;
  };
  function validate(): void {
    if (!sent.mayGo()) return;
    setChecked(true);
    const [fault] = faults;
    if (underWay.current > 0) announce(t('attachments.onTheirWay'));
    else if (fault === undefined) sent.submit();
    else if (fault.field === 'signedOn') date.current?.focus();
    else document.getElementById(CHOOSE_FILE_ID)?.focus();
  }
  return (
    <DebitActPanel
      {...props}
      act="debit-sign"
      sent={sent}
      onValidate={validate}
      draft={draft}
      fields={fields}
      firstField="input"
      aside={
        <Will
          lines={[
            [IconDone, t('directDebit.will.active')],
            [IconFolder, t('directDebit.will.filed')],
          ]}
        >
          <MandateNow mandate={section.current} />
        </Will>
      }
    >
      <div className="debit-form">
        <DateField
          ref={date}
          className="debit-date"
          label={t('directDebit.form.signedOn')}
          text={form.signedOnText}
          onTextChange={(signedOnText) => edit({ signedOnText })}
          error={faultOf('signedOn')}
        />
        <AttachmentsField
          id={CHOOSE_FILE_ID}
          label={t('directDebit.form.files')}
          hint={t('directDebit.form.filesHint')}
          required={!form.originalKept}
          files={form.files}
          error={faultOf('files')}
          onUnderWay={(files) => {
            underWay.current = files;
          }}
          onChange={(files) => edit({ files: [...files] })}
        />
        <Checkbox
          checked={form.originalKept}
          detail={t('directDebit.form.originalDetail')}
          onChange={(originalKept) => edit({ originalKept })}
        >
          {t('directDebit.form.original')}
        </Checkbox>
      </div>
    </DebitActPanel>
  );
}
