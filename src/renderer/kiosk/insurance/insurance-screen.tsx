import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AttachmentRow } from '../../../contract/attachments.ts';
import { useCore } from '../../app/core.tsx';
import { ActOutcome } from '../acts/act-outcome.tsx';
import { dayOf, readDay } from '../acts/answers.ts';
import { Asked } from '../acts/asked.tsx';
import { CheckStep } from '../acts/check-step.tsx';
import { stepOfField } from '../acts/steps.ts';
import { TypedStep } from '../acts/typed-step.tsx';
import { useAct } from '../acts/use-act.ts';
import { useFieldFault } from '../acts/use-field-fault.ts';
import { useSteps } from '../acts/use-steps.ts';
import { PagesStep } from '../camera/pages-step.tsx';
import { useText } from '../i18n/text.ts';
import { useValues } from '../i18n/values.ts';
import { INSURANCE_FIELDS, INSURANCE_STEPS, type InsuranceStep } from './steps.ts';

type Now = { readonly endsOn: string | null; readonly waiting: boolean; readonly fileNeeded: boolean };

/** The yearly certificate, one question at a time. */
export function InsuranceScreen() {
  const t = useText();
  const { ask } = useCore();
  const answer = useQuery(ask.kiosk.acts.insurance.queryOptions({ gcTime: 0 }));
  return (
    <Asked title={t('insurance.insurer')} answer={answer}>
      {(now) => <Certificate now={now} />}
    </Asked>
  );
}

function Certificate({ now }: { readonly now: Now }) {
  const t = useText();
  const values = useValues();
  const { client } = useCore();
  const [today] = useState(() => dayOf(new Date()));
  const [insurer, setInsurer] = useState('');
  const [policy, setPolicy] = useState('');
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const [files, setFiles] = useState<readonly AttachmentRow[]>([]);
  const { step, position, next, back, goTo } = useSteps<InsuranceStep>(INSURANCE_STEPS);
  const startsOn = readDay(start, today);
  const endsOn = readDay(end, today);

  const act = useAct(
    (commandId) =>
      client.kiosk.acts.sendCertificate({
        commandId,
        insurer,
        policy,
        startsOn: startsOn ?? today,
        endsOn: endsOn ?? today,
        files: [...files],
      }),
    ({ field }) => {
      const asked = stepOfField(INSURANCE_STEPS, INSURANCE_FIELDS, field);
      if (asked !== null) goTo(asked);
    },
  );
  const fault = useFieldFault(act.state, INSURANCE_STEPS, INSURANCE_FIELDS, step);
  const go = () => {
    act.forgive();
    next();
  };
  if (act.state.kind === 'done')
    return (
      <ActOutcome title={t('insurance.done')} sentences={[t('insurance.doneNext')]} done={act.state.done} />
    );
  const typed = { step: position, error: fault, onBack: back, onDone: go };

  switch (step) {
    case 'insurer':
      return (
        <TypedStep
          key={step}
          {...typed}
          title={t('insurance.insurer')}
          lead={standing(now, today, t, values.day)}
          label={t('insurance.insurerLabel')}
          hint={t('insurance.insurerHint')}
          layout="letters"
          longest={80}
          value={insurer}
          onChange={setInsurer}
        />
      );
    case 'policy':
      return (
        <TypedStep
          key={step}
          {...typed}
          title={t('insurance.policy')}
          label={t('insurance.policyLabel')}
          layout="code"
          longest={40}
          emptyIsFine
          value={policy}
          onChange={setPolicy}
        />
      );
    case 'start':
      return (
        <TypedStep
          key={step}
          {...typed}
          title={t('insurance.start')}
          label={t('insurance.startLabel')}
          hint={t('acts.dateHint')}
          layout="date"
          value={start}
          onChange={setStart}
          check={(value) => (readDay(value, today) === null ? t('acts.dateFault') : null)}
        />
      );
    case 'end':
      return (
        <TypedStep
          key={step}
          {...typed}
          title={t('insurance.end')}
          label={t('insurance.endLabel')}
          hint={t('acts.dateHint')}
          layout="date"
          value={end}
          onChange={setEnd}
          check={(value) => {
            const day = readDay(value, today);
            if (day === null) return t('acts.dateFault');
            return startsOn !== null && day < startsOn ? t('insurance.endFault') : null;
          }}
        />
      );
    case 'pages':
      return (
        <PagesStep
          title={t('insurance.show')}
          lead={
            <>
              <p>{t('insurance.showLead')}</p>
              {now.fileNeeded && files.length === 0 && <p>{t('insurance.showNeeded')}</p>}
            </>
          }
          name="Attestation"
          tray
          needed={now.fileNeeded}
          files={files}
          onChange={setFiles}
          {...typed}
        />
      );
    case 'check':
      return (
        <CheckStep
          rows={[
            { label: t('insurance.insurerLabel'), value: insurer },
            {
              label: t('insurance.policyLabel'),
              value: policy.trim() === '' ? t('acts.none') : policy,
              ltr: policy.trim() !== '',
            },
            {
              label: t('insurance.periodLabel'),
              value: t('insurance.period', {
                start: startsOn === null ? start : values.day(startsOn),
                end: endsOn === null ? end : values.day(endsOn),
              }),
            },
            { label: t('insurance.pages'), value: String(files.length) },
          ]}
          state={act.state}
          send={t('insurance.send')}
          step={position}
          onBack={back}
          onSend={act.run}
        />
      );
  }
}

/** What the landlord has already: said before the first question. */
function standing(
  now: Now,
  today: string,
  t: ReturnType<typeof useText>,
  day: (date: string) => string,
): string {
  if (now.waiting) return t('insurance.waiting');
  if (now.endsOn === null) return t('insurance.never');
  return t(now.endsOn < today ? 'insurance.over' : 'insurance.now', { date: day(now.endsOn) });
}
