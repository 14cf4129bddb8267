import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { ActOutcome } from '../acts/act-outcome.tsx';
import { CheckStep } from '../acts/check-step.tsx';
import { nextStep, positionOf, previousStep, stepOfField } from '../acts/steps.ts';
import { TypedStep } from '../acts/typed-step.tsx';
import { useAct } from '../acts/use-act.ts';
import { useFieldFault } from '../acts/use-field-fault.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { ChoiceList } from '../frame/choice-list.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';
import { DEBIT_FIELDS, type DebitAct, debitSteps } from './steps.ts';
import { useIban } from './use-iban.ts';

/** A mandate to be signed at the counter, another account, or another day. */
export function DebitWalk({
  act: kind,
  days,
  onLeave,
}: {
  readonly act: DebitAct;
  readonly days: readonly number[];
  readonly onLeave: () => void;
}) {
  const t = useText();
  const { client } = useCore();
  const steps = debitSteps(kind, days);
  const [step, goTo] = useState(steps[0]);
  const [iban, setIban] = useState('');
  const [holder, setHolder] = useState('');
  const [day, setDay] = useState<number | null>(null);
  const read = useIban();
  const position = positionOf(steps, step);

  const act = useAct(
    (commandId) => {
      const { acts } = client.kiosk;
      switch (kind) {
        case 'subscribe':
          return acts.subscribeDebit({ commandId, iban, debtor: holder, day });
        case 'account':
          return acts.changeDebitAccount({ commandId, iban, debtor: holder });
        case 'day':
          return acts.changeDebitDay({ commandId, day: day ?? days[0] ?? 1 });
      }
    },
    ({ field }) => {
      const asked = stepOfField(steps, DEBIT_FIELDS, field);
      if (asked !== null) goTo(asked);
    },
  );
  const fault = useFieldFault(act.state, steps, DEBIT_FIELDS, step);
  const back = () => {
    const before = previousStep(steps, step);
    if (before === null) onLeave();
    else goTo(before);
  };
  const next = () => {
    act.forgive();
    goTo(nextStep(steps, step));
  };
  if (act.state.kind === 'done')
    return (
      <ActOutcome
        title={t('debit.done')}
        sentences={[t(kind === 'day' ? 'debit.dayDone' : 'debit.sign')]}
        done={act.state.done}
      />
    );

  switch (step) {
    case 'iban':
      return (
        <TypedStep
          key={step}
          title={t('debit.iban')}
          label={t('debit.ibanLabel')}
          hint={t('debit.ibanHint')}
          error={read.fault ?? fault}
          busy={read.busy}
          layout="iban"
          longest={42}
          step={position}
          value={iban}
          onChange={(typed) => {
            read.forgive();
            setIban(typed);
          }}
          onBack={back}
          onDone={() => void read.ask(iban).then((ok) => ok && next())}
        />
      );
    case 'holder':
      return (
        <TypedStep
          key={step}
          title={t('debit.holder')}
          label={t('debit.holderLabel')}
          hint={t('debit.holderHint')}
          error={fault}
          layout="letters"
          longest={70}
          step={position}
          value={holder}
          onChange={setHolder}
          onBack={back}
          onDone={next}
        />
      );
    case 'day':
      return (
        <Question
          key={step}
          title={t('debit.day')}
          lead={t('debit.dayLead')}
          step={position}
          body={fault !== undefined && <ErrorNotice sentence={fault} />}
          actions={<BackContinue onBack={back} />}
        >
          <ChoiceList
            columns={2}
            chosen={day === null ? [] : [String(day)]}
            onChoose={(id) => {
              setDay(Number(id));
              next();
            }}
            options={days.map((one) => ({ id: String(one), label: t('debit.onDay', { day: one }) }))}
          />
        </Question>
      );
    case 'check':
      return (
        <CheckStep
          rows={[
            ...(kind === 'day'
              ? []
              : [
                  { label: t('debit.ibanLabel'), value: read.masked ?? iban, ltr: true },
                  { label: t('debit.holderLabel'), value: holder },
                ]),
            ...(day === null ? [] : [{ label: t('debit.dayLabel'), value: t('debit.onDay', { day }) }]),
          ]}
          state={act.state}
          send={t('debit.send')}
          step={position}
          note={kind !== 'day' && <p className="k-note">{t('debit.sign')}</p>}
          onBack={back}
          onSend={act.run}
        />
      );
  }
}
