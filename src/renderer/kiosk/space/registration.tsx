import { useState } from 'react';
import type { ConsentKind } from '../../../rules/registrations/consents.ts';
import type { CoreClient } from '../../app/core.tsx';
import { useCore } from '../../app/core.tsx';
import { ActOutcome } from '../acts/act-outcome.tsx';
import { dayOf, givenOrNull, readDay, sameEmail } from '../acts/answers.ts';
import { CheckStep } from '../acts/check-step.tsx';
import { refusalIn } from '../acts/fault.ts';
import { stepOfField } from '../acts/steps.ts';
import { TypedStep } from '../acts/typed-step.tsx';
import { useAct } from '../acts/use-act.ts';
import { useFieldFault } from '../acts/use-field-fault.ts';
import { useSentence } from '../acts/use-sentence.ts';
import { useSteps } from '../acts/use-steps.ts';
import { useText } from '../i18n/text.ts';
import { ConsentStep } from './consent-step.tsx';
import { spaceRows } from './rows.ts';
import { type Answers, consentsGiven, SPACE_FIELDS, type SpaceStep, spaceSteps } from './steps.ts';
import { TermsStep } from './terms-step.tsx';

export type OfferedSpace = Awaited<ReturnType<CoreClient['kiosk']['acts']['space']>>;

/** Names and dates are refused together: which of them differs is not told, and they are asked again from the first. */
const NOT_HIM = 'BOR-IDENTITE';

/** Who one is, where to be written to, the terms, each consent, then the one button. */
export function Registration({ space }: { readonly space: OfferedSpace }) {
  const t = useText();
  const { client } = useCore();
  const [today] = useState(() => dayOf(new Date()));
  const [names, setNames] = useState({ nom: '', prenom: '', date_naissance: '' });
  const [email, setEmail] = useState('');
  const [again, setAgain] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const steps = spaceSteps(space.fields, email, space.consents);
  const { step, position, next, back, goTo } = useSteps<SpaceStep>(steps);

  const asked = (field: 'nom' | 'prenom' | 'date_naissance') =>
    space.fields.includes(field) ? givenOrNull(names[field]) : null;
  const act = useAct(
    (commandId) =>
      client.kiosk.acts.openSpace({
        commandId,
        lastName: asked('nom'),
        firstName: asked('prenom'),
        birth: asked('date_naissance'),
        email: givenOrNull(email),
        emailAgain: givenOrNull(email) === null ? null : givenOrNull(again),
        legalVersion: space.legalVersion,
        termsAccepted: accepted,
        consents: consentsGiven(space.consents, answers),
      }),
    ({ code, field }) => {
      const question = code === NOT_HIM ? steps[0] : stepOfField(steps, SPACE_FIELDS, field);
      if (question !== null) goTo(question);
    },
  );
  const sentence = useSentence();
  const ofField = useFieldFault(act.state, steps, SPACE_FIELDS, step);
  const notHim = act.state.kind === 'asking' && refusalIn(act.state.error)?.code === NOT_HIM;
  const fault =
    notHim && act.state.kind === 'asking' && step === steps[0] ? sentence(act.state.error) : ofField;
  const go = () => {
    act.forgive();
    next();
  };
  if (act.state.kind === 'done') {
    const { way } = act.state.done;
    return (
      <ActOutcome
        title={t('space.done')}
        sentences={[
          t(way === 'mail' ? 'space.mail' : 'space.slip'),
          ...(space.address === null ? [] : [t('space.address', { address: space.address })]),
          t('space.told'),
        ]}
        done={act.state.done}
      />
    );
  }
  const walk = { step: position, error: fault, onBack: back, onDone: go };
  const named = (field: 'nom' | 'prenom' | 'date_naissance') => ({
    value: names[field],
    onChange: (value: string) => setNames((now) => ({ ...now, [field]: value })),
  });

  switch (step) {
    case 'nom':
      return (
        <TypedStep
          key={step}
          {...walk}
          {...named(step)}
          title={t('space.lastName')}
          label={t('space.lastNameLabel')}
          hint={t('space.asOnLease')}
          layout="letters"
          longest={120}
        />
      );
    case 'prenom':
      return (
        <TypedStep
          key={step}
          {...walk}
          {...named(step)}
          title={t('space.firstName')}
          label={t('space.firstNameLabel')}
          hint={t('space.asOnLease')}
          layout="letters"
          longest={120}
        />
      );
    case 'date_naissance':
      return (
        <TypedStep
          key={step}
          {...walk}
          {...named(step)}
          title={t('space.birth')}
          label={t('space.birthLabel')}
          hint={t('acts.dateHint')}
          layout="date"
          check={(typed) => (readDay(typed, today) === null ? t('acts.dateFault') : null)}
        />
      );
    case 'email':
      return (
        <TypedStep
          key={step}
          {...walk}
          title={t('space.email')}
          label={t('space.emailLabel')}
          hint={space.ownEmail ? t('space.emailOwn') : undefined}
          layout="email"
          longest={254}
          value={email}
          onChange={setEmail}
          skipLabel={t('space.noEmail')}
          onSkip={() => {
            setEmail('');
            setAgain('');
            act.forgive();
            goTo('terms');
          }}
        />
      );
    case 'again':
      return (
        <TypedStep
          key={step}
          {...walk}
          title={t('space.again')}
          label={t('space.againLabel')}
          layout="email"
          longest={254}
          value={again}
          onChange={setAgain}
          check={(typed) => (sameEmail(typed, email) ? null : t('contactDetails.againFault'))}
        />
      );
    case 'terms':
      return (
        <TermsStep
          key={step}
          terms={space.terms}
          notice={space.notice}
          specimen={space.specimen}
          error={fault}
          step={position}
          onBack={back}
          onAccept={() => {
            setAccepted(true);
            go();
          }}
        />
      );
    case 'check':
      return (
        <CheckStep
          rows={spaceRows(t, { space, names, email, answers })}
          state={act.state}
          send={t('space.send')}
          step={position}
          onBack={back}
          onSend={act.run}
        />
      );
    default: {
      const kind = kindOf(step);
      const offer = space.consents.find((one) => one.kind === kind);
      return offer === undefined ? null : (
        <ConsentStep
          key={step}
          kind={kind}
          label={offer.label}
          wording={offer.wording}
          step={position}
          onBack={back}
          onAnswer={(given) => {
            setAnswers((now) => ({ ...now, [kind]: given }));
            go();
          }}
        />
      );
    }
  }
}

function kindOf(step: `consent-${ConsentKind}`): ConsentKind {
  return step.slice('consent-'.length) as ConsentKind;
}
