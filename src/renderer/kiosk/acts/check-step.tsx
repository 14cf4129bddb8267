import type { ReactNode } from 'react';
import { BackContinue } from '../frame/back-continue.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { Question } from '../frame/question.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useText } from '../i18n/text.ts';
import { Recap, type RecapRow } from './recap.tsx';
import type { Position } from './steps.ts';
import type { ActState } from './use-act.ts';
import { useSentence } from './use-sentence.ts';

/** "Tout est juste ?": the answers, then the one button that sends them. */
export function CheckStep({
  rows,
  state,
  send,
  step,
  note,
  onBack,
  onSend,
}: {
  readonly rows: readonly RecapRow[];
  readonly state: Exclude<ActState<unknown>, { kind: 'done' }>;
  /** The act's own words: "Envoyer ma demande". */
  readonly send: string;
  readonly step: Position;
  readonly note?: ReactNode;
  readonly onBack: () => void;
  readonly onSend: () => void;
}) {
  const t = useText();
  const sentence = useSentence();
  if (state.kind === 'sending') return <Waiting title={t('acts.sending')} lead={t('frame.wait')} />;
  return (
    <Question
      title={t('acts.check')}
      step={step}
      head="tight"
      actions={<BackContinue onBack={onBack} onContinue={onSend} continueLabel={send} />}
    >
      {state.error !== null && <ErrorNotice sentence={sentence(state.error)} />}
      <Recap rows={rows} />
      {note}
    </Question>
  );
}
