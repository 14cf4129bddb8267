import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AttachmentRow } from '../../../contract/attachments.ts';
import type { RequestUrgency } from '../../../rules/requests/states.ts';
import { useCore } from '../../app/core.tsx';
import { ActOutcome } from '../acts/act-outcome.tsx';
import { givenOrNull } from '../acts/answers.ts';
import { Asked } from '../acts/asked.tsx';
import { CheckStep } from '../acts/check-step.tsx';
import { StepActions } from '../acts/step-actions.tsx';
import { stepOfField } from '../acts/steps.ts';
import { TypedStep } from '../acts/typed-step.tsx';
import { useAct } from '../acts/use-act.ts';
import { useFieldFault } from '../acts/use-field-fault.ts';
import { useSteps } from '../acts/use-steps.ts';
import { PagesStep } from '../camera/pages-step.tsx';
import { Question } from '../frame/question.tsx';
import { useFrench, useText } from '../i18n/text.ts';
import { EmergencyStep } from './emergency-step.tsx';
import { pictureOfMotive } from './motive-pictures.ts';
import { motiveWords } from './motive-words.ts';
import { PictureTiles } from './picture-tiles.tsx';
import { slotWords } from './slot-words.ts';
import { REQUEST_FIELDS, type RequestStep, requestSteps, type Slot } from './steps.ts';
import { WhenStep } from './when-step.tsx';

type Motive = {
  readonly code: string;
  readonly label: string;
  readonly nature: string;
  readonly urgency: RequestUrgency;
};
type Tree = readonly {
  readonly place: string;
  readonly label: string;
  readonly motives: readonly Motive[];
}[];

/** A request: where, what, and what helps to answer it. */
export function RequestScreen() {
  const t = useText();
  const { ask } = useCore();
  const answer = useQuery(ask.kiosk.acts.requestTree.queryOptions());
  return (
    <Asked title={t('request.place')} answer={answer}>
      {(tree) => <NewRequest tree={tree} />}
    </Asked>
  );
}

function NewRequest({ tree }: { readonly tree: Tree }) {
  const t = useText();
  const inFrench = useFrench() === undefined;
  const { client } = useCore();
  const [placeCode, setPlace] = useState('');
  const [motiveCode, setMotive] = useState('');
  const [description, setDescription] = useState('');
  const [files, setFiles] = useState<readonly AttachmentRow[]>([]);
  const [phone, setPhone] = useState('');
  const [slots, setSlots] = useState<readonly Slot[]>([]);
  const place = tree.find((one) => one.place === placeCode);
  const motive = place?.motives.find(({ code }) => code === motiveCode);
  const steps = requestSteps(motive !== undefined && motive.urgency !== 'normale');
  const { step, position, next, back, goTo } = useSteps<RequestStep>(steps);

  const act = useAct(
    (commandId) =>
      client.kiosk.acts.openRequest({
        commandId,
        place: placeCode,
        motive: motiveCode,
        description,
        phone: givenOrNull(phone),
        availability: [...slots],
        files: [...files],
      }),
    ({ field }) => {
      const asked = stepOfField(steps, REQUEST_FIELDS, field);
      if (asked !== null) goTo(asked);
    },
  );
  const fault = useFieldFault(act.state, steps, REQUEST_FIELDS, step);
  const go = () => {
    act.forgive();
    next();
  };
  if (act.state.kind === 'done')
    return <ActOutcome title={t('request.done')} sentences={[t('request.doneNext')]} done={act.state.done} />;
  const walk = { step: position, error: fault, onBack: back, onDone: go };
  const wordsOf = (code: string, label: string) => motiveWords(code, label, t, inFrench);

  switch (step) {
    case 'place':
      return (
        <Question
          key={step}
          title={t('request.place')}
          lead={fault}
          step={position}
          actions={<StepActions onBack={back} />}
        >
          <PictureTiles
            large
            tiles={tree.map(({ place: code, label, motives }) => ({
              id: code,
              ...wordsOf(code, label),
              picture: pictureOfMotive(code, motives[0]?.nature ?? ''),
            }))}
            onChoose={(code) => {
              setPlace(code);
              setMotive('');
              goTo('motive');
            }}
          />
        </Question>
      );
    case 'motive':
      return (
        <Question
          key={step}
          title={t('request.motive')}
          lead={fault}
          step={position}
          head="tight"
          actions={<StepActions onBack={back} />}
        >
          <PictureTiles
            tiles={(place?.motives ?? []).map(({ code, label, nature, urgency }) => ({
              id: code,
              ...wordsOf(code, label),
              picture: pictureOfMotive(code, nature),
              isUrgent: urgency !== 'normale',
            }))}
            onChoose={(code) => {
              setMotive(code);
              act.forgive();
              const chosen = place?.motives.find((one) => one.code === code);
              goTo(chosen === undefined || chosen.urgency === 'normale' ? 'description' : 'emergency');
            }}
          />
        </Question>
      );
    case 'emergency':
      return <EmergencyStep key={step} danger={motive?.urgency === 'danger'} onBack={back} onDone={go} />;
    case 'description':
      return (
        <TypedStep
          key={step}
          {...walk}
          title={t('request.describe')}
          label={t('request.describeLabel')}
          layout="letters"
          multiline
          longest={1_000}
          value={description}
          onChange={setDescription}
          onSkip={() => {
            setDescription('');
            go();
          }}
        />
      );
    case 'photo':
      return (
        <PagesStep
          key={step}
          {...walk}
          title={t('request.photo')}
          lead={t('request.photoLead')}
          name="Photo"
          files={files}
          onChange={setFiles}
          onSkip={go}
        />
      );
    case 'phone':
      return (
        <TypedStep
          key={step}
          {...walk}
          title={t('request.phone')}
          label={t('request.phoneLabel')}
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
    case 'when':
      return <WhenStep key={step} {...walk} slots={slots} onChange={setSlots} onSkip={go} />;
    case 'check':
      return (
        <CheckStep
          rows={[
            {
              label: t('request.problem'),
              value: [
                wordsOf(placeCode, place?.label ?? '').label,
                wordsOf(motiveCode, motive?.label ?? '').label,
              ].join(' · '),
            },
            { label: t('request.describeLabel'), value: givenOrNull(description) ?? t('acts.none') },
            { label: t('request.photoLabel'), value: String(files.length) },
            {
              label: t('request.phoneLabel'),
              value: givenOrNull(phone) ?? t('acts.none'),
              ltr: phone !== '',
            },
            {
              label: t('request.whenLabel'),
              value:
                slots.length === 0
                  ? t('acts.none')
                  : slots.map(({ day, part }) => slotWords(t, day, part)).join(', '),
            },
          ]}
          state={act.state}
          send={t('request.send')}
          step={position}
          onBack={back}
          onSend={act.run}
        />
      );
  }
}
