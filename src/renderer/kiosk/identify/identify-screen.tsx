import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { Question } from '../frame/question.tsx';
import { TextQuestion } from '../frame/text-question.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useRefusal } from '../i18n/refusal.ts';
import { useText } from '../i18n/text.ts';
import { useStatus, useStatusQuery } from '../station.ts';
import { AskReference } from './ask-reference.tsx';
import { AtCounter } from './at-counter.tsx';
import { FIELDS } from './fields.ts';

type Answers = {
  readonly reference: string;
  readonly nom: string;
  readonly prenom: string;
  readonly date_naissance: string;
};

/** Reference, then what the landlord asks, one question each. */
export function IdentifyScreen() {
  const t = useText();
  const refusal = useRefusal();
  const { client } = useCore();
  const { identityFields } = useStatus();
  const { refetch } = useStatusQuery();
  const { back, enter, brought } = useFlow();
  const [at, setAt] = useState(brought === null ? 0 : 1);
  const [answers, setAnswers] = useState<Answers>({
    reference: brought ?? '',
    nom: '',
    prenom: '',
    date_naissance: '',
  });
  const asking = useMutation({
    mutationFn: async () => {
      const asks = (field: (typeof identityFields)[number]) =>
        identityFields.includes(field) ? answers[field].trim() : null;
      await client.kiosk.identity.identify({
        reference: answers.reference.trim(),
        birth: asks('date_naissance'),
        lastName: asks('nom'),
        firstName: asks('prenom'),
      });
      await refetch();
    },
    onSuccess: () => enter('home'),
    // One refusal for everything: the reference and the answers are all looked at again.
    onError: () => setAt(0),
  });
  const failed = asking.isError ? refusal(asking.error) : undefined;
  const of = identityFields.length + 1;
  const change = (field: keyof Answers, value: string) => setAnswers((now) => ({ ...now, [field]: value }));

  if (failed?.code === 'BOR-GUICHET') return <AtCounter onDone={back} />;
  if (asking.isPending) return <Waiting title={t('identify.checking')} />;

  const field = at === 0 ? undefined : identityFields[at - 1];
  if (field === undefined) {
    return (
      <AskReference
        title={t('identify.referenceTitle')}
        value={answers.reference}
        onChange={(value) => {
          asking.reset();
          change('reference', value);
        }}
        error={failed?.sentence}
        step={{ step: 1, of }}
        onScanned={(text) => {
          asking.reset();
          change('reference', text);
          setAt(1);
        }}
        onBack={back}
        onContinue={() => {
          asking.reset();
          setAt(1);
        }}
      />
    );
  }
  const { title, lead, label, hint, layout } = FIELDS[field];
  const value = answers[field];
  const isReady = value.trim() !== '' && (field !== 'date_naissance' || value.length === 10);
  const next = () => {
    if (!isReady) return;
    if (at < identityFields.length) setAt(at + 1);
    else asking.mutate();
  };
  return (
    <Question
      key={field}
      title={t(title)}
      lead={t(lead)}
      step={{ step: at + 1, of }}
      actions={<BackContinue onBack={() => setAt(at - 1)} onContinue={next} isDisabled={!isReady} />}
    >
      <TextQuestion
        label={t(label)}
        value={value}
        onChange={(typed) => change(field, typed)}
        layout={layout}
        hint={hint === undefined ? undefined : t(hint)}
        longest={layout === 'date' ? 10 : 120}
        onDone={next}
      />
    </Question>
  );
}
