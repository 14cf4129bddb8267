import { useRef, useState } from 'react';
import { z } from 'zod';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { IconDebit, IconReceipt } from '../../ui/icons.ts';
import { useSpaceDraft } from '../account/space/use-space-draft.ts';
import { Will } from '../account/space/will.tsx';
import { DayChoice } from './day-choice.tsx';
import { DebitActPanel, type DebitFormProps, useDebitAct } from './debit-act-panel.tsx';
import { MandateNow } from './mandate-now.tsx';

const formSchema = z.strictObject({ day: z.number().int().nullable() });

/** "Changer de jour": another of the landlord's days, for the notices to come. */
export function DayPanel(props: DebitFormProps) {
  const { account, section, supersedes } = props;
  const t = useText();
  const { client } = useCore();
  const fields = useRef<HTMLDivElement>(null);
  const draft = useSpaceDraft(
    'debit-day',
    account,
    `${section.seen.rum ?? ''}\n${supersedes ?? ''}`,
    formSchema,
    { day: section.seen.day },
  );
  const { day } = draft.form;
  const [checked, setChecked] = useState(false);
  const fault = day === null ? 'day' : day === section.seen.day && supersedes === null ? 'sameDay' : null;
  const sent = useDebitAct(
    'debit-day',
    section,
    (seen) =>
      client.directDebit.changeDay({
        commandId: draft.commandId(),
        account,
        seen,
        day: day ?? 0,
        supersedes,
      }),
    () => draft.discard(),
  );
  function validate(): void {
    if (!sent.mayGo()) return;
    setChecked(true);
    if (fault === null) sent.submit();
    else fields.current?.querySelector<HTMLElement>('input')?.focus();
  }
  return (
    <DebitActPanel
      {...props}
      act="debit-day"
      sent={sent}
      onValidate={validate}
      draft={draft}
      fields={fields}
      firstField="input:checked, input"
      aside={
        <Will
          lines={[
            [IconDebit, t('directDebit.will.dayNext')],
            [IconReceipt, t('directDebit.will.receipt')],
          ]}
        >
          <MandateNow mandate={section.current} />
        </Will>
      }
    >
      <DayChoice
        days={section.days}
        value={day}
        error={checked && fault !== null ? t(`directDebit.fault.${fault}`) : undefined}
        onChange={(chosen) => {
          draft.edit({ day: chosen });
          sent.edited();
        }}
      />
    </DebitActPanel>
  );
}
