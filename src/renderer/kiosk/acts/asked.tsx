import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { Question } from '../frame/question.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useText } from '../i18n/text.ts';
import { useSentence } from './use-sentence.ts';

/** What a screen shows once the core has answered; until then a page that waits, or says that it did not. */
export function Asked<Data>({
  title,
  answer,
  onBack,
  children,
}: {
  readonly title: string;
  readonly answer: UseQueryResult<Data>;
  readonly onBack?: (() => void) | undefined;
  readonly children: (data: Data) => ReactNode;
}) {
  const t = useText();
  const leave = useFlow((flow) => flow.back);
  const sentence = useSentence();
  const back = onBack ?? leave;
  if (answer.data !== undefined) return children(answer.data);
  if (answer.isPending) return <Waiting title={title} lead={t('frame.wait')} />;
  return (
    <Question
      title={title}
      body={<ErrorNotice sentence={sentence(answer.error)} />}
      actions={
        <BackContinue
          onBack={back}
          onContinue={() => void answer.refetch()}
          continueLabel={t('acts.retry')}
        />
      }
    />
  );
}
