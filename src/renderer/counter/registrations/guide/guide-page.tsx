import { useEffect, useState } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { RegistrationDone, RegistrationPrepare, Space } from '../../../../contract/registrations.ts';
import { useCommands } from '../../../app/commands.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconBack, IconError, IconRefused, IconRegister } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { modalIsOpen } from '../../frame/overlays.ts';
import { CONTINUE_ID, QUESTION_ID } from './field-ids.ts';
import { GuideAside } from './guide-aside.tsx';
import { type GuideForm, STEPS } from './guide-form.ts';
import { DraftLine, GuideHead } from './guide-head.tsx';
import { ScrollPlace } from './scroll-place.tsx';
import { StepActivation } from './step-activation.tsx';
import { useStepDetails } from './step-details.ts';
import { StepEmail } from './step-email.tsx';
import { StepIdentity } from './step-identity.tsx';
import { StepTerms } from './step-terms.tsx';
import { StepWho } from './step-who.tsx';
import { type Guide, useGuide } from './use-guide.ts';
import type { GuideFormState } from './use-guide-form.ts';

type Props = {
  readonly header: AccountHeader;
  readonly prepared: RegistrationPrepare;
  /** A refused registration is made again. */
  readonly corrects: boolean;
  /** That one, where the section of the spaces still holds it. */
  readonly refused: Space | null;
  readonly state: GuideFormState & { readonly form: GuideForm };
  readonly onDone: (answer: RegistrationDone) => void;
};

/** The five questions, what was answered, and what will be done. */
export function GuidePage({ header, prepared, corrects, refused, state, onDone }: Props) {
  const t = useText();
  const guide = useGuide(header.account, prepared, state, onDone);
  const { step } = guide.form;
  const number = STEPS.indexOf(step) + 1;
  const nobody = step === 'who' && !prepared.people.some(({ allowed }) => allowed);
  const last = number === STEPS.length;
  const details = useStepDetails(guide.form, prepared, guide.comparing);
  const { resumed } = state;
  const [takenUp] = useState(step);
  useEffect(() => {
    if (resumed) announce(t('registrations.draft.resumed', { step: t(`registrations.step.${takenUp}`) }));
  }, [resumed, takenUp, t]);
  useCommands([
    {
      id: 'registration.next',
      label: t(last ? 'registrations.register' : 'registrations.next'),
      icon: IconRegister,
      group: t('registrations.title'),
      chord: { key: 'Enter', ctrl: true },
      // A text or a paper that lies over the question is closed first.
      run: () => {
        if (!modalIsOpen()) guide.next();
      },
    },
    {
      id: 'registration.back',
      label: t(number === 1 ? 'registrations.backToAccount' : 'registrations.previous'),
      icon: IconBack,
      group: t('registrations.title'),
      chord: { key: 'Escape' },
      run: guide.back,
    },
    // Here already: the key must not begin a second registration.
    {
      id: 'account.register',
      label: t('registrations.act'),
      icon: IconRegister,
      chord: { key: 'F6' },
      keyOnly: true,
      run: () => {},
    },
  ]);
  return (
    <div className="guide">
      <GuideHead header={header}>
        <DraftLine draft={state.draft} onErase={guide.erase} />
      </GuideHead>
      <div className="guide-columns">
        <ScrollPlace
          as="section"
          className="guide-steps"
          label={t('registrations.progress')}
          contentClassName="block"
        >
          <Stepper
            label={t('registrations.steps')}
            current={step}
            steps={STEPS.map((id) => ({
              id,
              name: t(`registrations.step.${id}`),
              ...(details[id] !== null && { detail: details[id] }),
            }))}
          />
        </ScrollPlace>
        {/* A pressed Entrée goes on from field to field, then to the next question. */}
        <section
          className="guide-main"
          aria-labelledby={QUESTION_ID}
          onKeyDown={(event) => enterMovesOn(event, guide)}
        >
          <div className="guide-question">
            {corrects && step === 'who' && <CorrectedNote refused={refused} />}
            <p className="guide-step-of">{t('registrations.stepOf', { n: String(number) })}</p>
            <h2 id={QUESTION_ID} tabIndex={-1} className="text-panel">
              {t(`registrations.question.${step}`)}
            </h2>
            <p className="guide-lead">{t(`registrations.lead.${step}`)}</p>
            {guide.refusal !== null && <Refusal refusal={guide.refusal} />}
            {stepOf(guide, prepared, header)}
          </div>
        </section>
        <GuideAside form={guide.form} prepared={prepared} />
      </div>
      <footer className="guide-foot">
        <Button size="large" icon={IconBack} onClick={guide.back}>
          {t(number === 1 ? 'registrations.backToAccount' : 'registrations.previous')}
        </Button>
        <Button
          id={CONTINUE_ID}
          variant="filled"
          size="large"
          className="ms-auto"
          keys={['Ctrl', 'Entrée']}
          disabledBecause={nobody ? t('registrations.who.none') : undefined}
          reasonPlacement="elsewhere"
          busy={guide.busy === 'no' ? undefined : t(`registrations.${guide.busy}`)}
          onClick={guide.next}
        >
          {t(last ? 'registrations.register' : 'registrations.next')}
        </Button>
      </footer>
    </div>
  );
}

function stepOf(guide: Guide, prepared: RegistrationPrepare, { account }: AccountHeader) {
  switch (guide.form.step) {
    case 'who':
      return <StepWho guide={guide} prepared={prepared} />;
    case 'identity':
      return <StepIdentity guide={guide} prepared={prepared} />;
    case 'email':
      return <StepEmail guide={guide} prepared={prepared} />;
    case 'terms':
      return <StepTerms guide={guide} prepared={prepared} account={account} />;
    case 'activation':
      return <StepActivation guide={guide} prepared={prepared} />;
  }
}

/** Entrée in a line of text: the next one of the question, else the question is answered. */
function enterMovesOn(event: React.KeyboardEvent<HTMLElement>, guide: Guide): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.ctrlKey || !(target instanceof HTMLInputElement)) return;
  if (target.type === 'checkbox' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input.field-input')];
  const after = target.type === 'radio' ? fields[0] : fields[fields.indexOf(target) + 1];
  if (after === undefined) guide.next();
  else after.focus();
}

function Refusal({
  refusal: { title, kept, next, code },
}: {
  readonly refusal: NonNullable<Guide['refusal']>;
}) {
  const t = useText();
  return (
    <AlertLine
      className="mt-4"
      tone="danger"
      icon={IconError}
      role="alert"
      fact={t('registrations.refused.title')}
    >
      {[title, next, kept].filter(Boolean).join(' ')} {t('registrations.refused.code')}{' '}
      <span className="document-number">{code}</span>
    </AlertLine>
  );
}

function CorrectedNote({ refused }: { readonly refused: Space | null }) {
  const t = useText();
  const reason = refused?.refused?.reason ?? '';
  return (
    <AlertLine
      className="mb-4"
      tone="danger"
      icon={IconRefused}
      fact={
        refused === null
          ? t('registrations.corrected.factPlain')
          : t('registrations.corrected.fact', { name: refused.name })
      }
    >
      {[reason, t('registrations.corrected.detail')].filter((words) => words !== '').join(' ')}
    </AlertLine>
  );
}
