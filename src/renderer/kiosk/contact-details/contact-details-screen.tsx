import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { ActOutcome } from '../acts/act-outcome.tsx';
import { givenOrNull, sameEmail } from '../acts/answers.ts';
import { CheckStep } from '../acts/check-step.tsx';
import { stepOfField } from '../acts/steps.ts';
import { TypedStep } from '../acts/typed-step.tsx';
import { useAct } from '../acts/use-act.ts';
import { useFieldFault } from '../acts/use-field-fault.ts';
import { useSteps } from '../acts/use-steps.ts';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';
import { CONTACT_FIELDS, type ContactStep, contactSteps } from './steps.ts';

/** New ways to be reached; what is passed over stays as it is. */
export function ContactDetailsScreen() {
  const t = useText();
  const { client } = useCore();
  const home = useFlow((flow) => flow.home);
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const [again, setAgain] = useState('');
  const steps = contactSteps(email);
  const { step, position, next, back, goTo } = useSteps<ContactStep>(steps);

  const act = useAct(
    (commandId) =>
      client.kiosk.acts.changeContact({
        commandId,
        phone1: givenOrNull(phone),
        phone2: null,
        email: givenOrNull(email),
        emailAgain: givenOrNull(email) === null ? null : givenOrNull(again),
      }),
    ({ field }) => {
      const asked = stepOfField(steps, CONTACT_FIELDS, field);
      if (asked !== null) goTo(asked);
    },
  );
  const fault = useFieldFault(act.state, steps, CONTACT_FIELDS, step);
  const go = () => {
    act.forgive();
    next();
  };
  if (act.state.kind === 'done')
    return (
      <ActOutcome
        title={t('contactDetails.done')}
        sentences={[t('contactDetails.doneNext')]}
        done={act.state.done}
      />
    );
  const walk = { step: position, error: fault, onBack: back, onDone: go };

  switch (step) {
    case 'phone':
      return (
        <TypedStep
          key={step}
          {...walk}
          title={t('contactDetails.phone')}
          lead={t('contactDetails.keep')}
          label={t('contactDetails.phoneLabel')}
          layout="digits"
          longest={20}
          value={phone}
          onChange={setPhone}
          onSkip={() => {
            setPhone('');
            go();
          }}
        />
      );
    case 'email':
      return (
        <TypedStep
          key={step}
          {...walk}
          title={t('contactDetails.email')}
          label={t('contactDetails.emailLabel')}
          layout="email"
          longest={254}
          value={email}
          onChange={setEmail}
          onSkip={() => {
            setEmail('');
            setAgain('');
            act.forgive();
            goTo('check');
          }}
        />
      );
    case 'again':
      return (
        <TypedStep
          key={step}
          {...walk}
          title={t('contactDetails.again')}
          label={t('contactDetails.againLabel')}
          layout="email"
          longest={254}
          value={again}
          onChange={setAgain}
          check={(typed) => (sameEmail(typed, email) ? null : t('contactDetails.againFault'))}
        />
      );
    case 'check':
      return phone.trim() === '' && email.trim() === '' ? (
        <Question
          title={t('contactDetails.nothing')}
          lead={t('contactDetails.nothingLead')}
          actions={<BackContinue onBack={back} onContinue={home} continueLabel={t('frame.toHome')} />}
        />
      ) : (
        <CheckStep
          rows={[
            row(t('contactDetails.phoneLabel'), phone, t('contactDetails.unchanged')),
            row(t('contactDetails.emailLabel'), email, t('contactDetails.unchanged')),
          ]}
          state={act.state}
          send={t('contactDetails.send')}
          step={position}
          onBack={back}
          onSend={act.run}
        />
      );
  }
}

function row(label: string, typed: string, unchanged: string) {
  const given = givenOrNull(typed);
  return { label, value: given ?? unchanged, ltr: given !== null };
}
