import { type KeyboardEvent, useRef, useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { type Icon, IconReceipt, IconSign } from '../../ui/icons.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useSpaceDraft } from '../account/space/use-space-draft.ts';
import { Will } from '../account/space/will.tsx';
import { DayChoice } from './day-choice.tsx';
import { DebitActPanel, type DebitFormProps, useDebitAct } from './debit-act-panel.tsx';
import {
  addressLines,
  type MandateField,
  type MandateForm,
  mandateFaults,
  mandateFormSchema,
  typedBic,
} from './debit-form.ts';
import { DebtorFields } from './debtor-fields.tsx';
import { IbanField } from './iban-field.tsx';
import { MandateNow } from './mandate-now.tsx';
import { useIban } from './use-iban.ts';

type Props = DebitFormProps & { readonly act: 'debit-subscribe' | 'debit-account' };

/** "Mettre en place le prélèvement" and "Changer de RIB": the account number, its holder, the day, then the paper to be signed. */
export function MandatePanel(props: Props) {
  const { account, section, act, supersedes } = props;
  const { days, debtors } = section;
  const t = useText();
  const { client } = useCore();
  const fields = useRef<HTMLDivElement>(null);
  const ibanPlace = useRef<HTMLInputElement>(null);
  const bic = useRef<HTMLInputElement>(null);
  const debtor = useRef<HTMLInputElement>(null);
  const lines = useRef<HTMLTextAreaElement>(null);
  const fresh = act === 'debit-subscribe';
  const [first] = debtors;
  const draft = useSpaceDraft(
    supersedes === null ? act : `${act}-correction`,
    account,
    `${section.seen.rum ?? ''}\n${supersedes ?? ''}`,
    mandateFormSchema,
    {
      bic: '',
      debtor: first?.name ?? '',
      lines: first?.lines.join('\n') ?? '',
      day: days.days.length === 1 ? (days.days[0] ?? null) : null,
    },
  );
  const { form } = draft;
  const iban = useIban();
  const whole = useRef('');
  const [checked, setChecked] = useState(false);
  const faults = mandateFaults(form, fresh && days.days.length > 0);
  const sent = useDebitAct(
    act,
    section,
    (seen) => {
      const common = {
        commandId: draft.commandId(),
        account,
        seen,
        iban: whole.current,
        bic: typedBic(form.bic),
        debtor: { name: form.debtor.trim(), lines: addressLines(form.lines) },
        supersedes,
      };
      return fresh
        ? client.directDebit.subscribe({ ...common, day: form.day })
        : client.directDebit.changeAccount(common);
    },
    () => draft.discard(),
  );
  const refusal = sent.state.kind === 'editing' ? sent.state.refusal : null;
  const edit = (change: Partial<MandateForm>) => {
    draft.edit(change);
    sent.edited();
  };
  const errorOf = (field: Exclude<MandateField, 'iban'>) =>
    checked && faults.includes(field)
      ? t(`directDebit.fault.${field}`)
      : refusal?.field === field
        ? refusal.title
        : undefined;
  const focusOn: Readonly<Record<Exclude<MandateField, 'iban'>, () => void>> = {
    bic: () => bic.current?.focus(),
    debtor: () => debtor.current?.focus(),
    lines: () => lines.current?.focus(),
    day: () => fields.current?.querySelector<HTMLElement>('.debit-days input')?.focus(),
  };

  async function validate(): Promise<void> {
    if (!sent.mayGo()) return;
    setChecked(true);
    const read = await iban.read();
    if (read === null) return ibanPlace.current?.focus();
    const [fault] = faults;
    if (fault !== undefined) return focusOn[fault]();
    whole.current = read;
    sent.submit();
  }

  /** Entrée reads the account number, and goes from field to field as in Encaisser. */
  async function onKeyDown(event: KeyboardEvent<HTMLElement>): Promise<void> {
    const field = event.target;
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    if (!(field instanceof HTMLInputElement) || field.type !== 'text') return;
    event.preventDefault();
    if (field === ibanPlace.current && (await iban.read()) === null) return ibanPlace.current?.focus();
    if (field === ibanPlace.current || field.readOnly || field === bic.current)
      (field === bic.current ? debtor : bic).current?.focus();
    else lines.current?.focus();
  }

  const will: ReadonlyArray<readonly [Icon, string]> = [
    [IconSign, t(`directDebit.will.${fresh ? 'mandate' : 'amendment'}`)],
    [IconReceipt, t('directDebit.will.masked')],
  ];
  return (
    <DebitActPanel
      {...props}
      sent={sent}
      onValidate={() => void validate()}
      draft={draft}
      fields={fields}
      firstField="input"
      aside={
        <Will lines={will}>
          <MandateNow mandate={section.current} />
        </Will>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Entrée goes from field to field, which stay reachable by Tab */}
      <div className="debit-form" onKeyDown={(event) => void onKeyDown(event)}>
        <IbanField iban={iban} fieldRef={ibanPlace} />
        <TextField
          ref={bic}
          label={t('directDebit.form.bic')}
          size="dense"
          figures="tabular"
          className="debit-bic"
          maxLength={11}
          value={form.bic}
          error={errorOf('bic')}
          onChange={(text) => edit({ bic: text.toUpperCase() })}
        />
        <DebtorFields
          debtors={debtors}
          debtor={form.debtor}
          lines={form.lines}
          debtorError={errorOf('debtor')}
          linesError={errorOf('lines')}
          debtorRef={debtor}
          linesRef={lines}
          onEdit={edit}
        />
        {fresh && (
          <DayChoice days={days} value={form.day} error={errorOf('day')} onChange={(day) => edit({ day })} />
        )}
      </div>
    </DebitActPanel>
  );
}
