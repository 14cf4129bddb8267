import { useState } from 'react';
import { StepActions } from '../acts/step-actions.tsx';
import type { Position } from '../acts/steps.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { Question } from '../frame/question.tsx';
import { useFrench, useText } from '../i18n/text.ts';
import { type Sections, Texts } from './texts.tsx';

/** The terms, read on the screen page by page, and what becomes of personal data beside them. */
export function TermsStep({
  terms,
  notice,
  specimen,
  error,
  step,
  onBack,
  onAccept,
}: {
  readonly terms: { readonly sections: Sections };
  readonly notice: { readonly title: string; readonly sections: Sections };
  readonly specimen: boolean;
  readonly error?: string | undefined;
  readonly step: Position;
  readonly onBack: () => void;
  readonly onAccept: () => void;
}) {
  const t = useText();
  const french = useFrench();
  const [reads, setReads] = useState<'terms' | 'notice'>('terms');
  const lead = [
    ...(specimen ? [t('space.specimen')] : []),
    ...(french === undefined ? [] : [t('acts.frenchText')]),
  ].join(' ');
  if (reads === 'notice')
    return (
      <Question
        key={reads}
        title={t('space.notice')}
        lead={lead === '' ? undefined : lead}
        head="tight"
        actions={<BackContinue onBack={() => setReads('terms')} />}
      >
        <Texts sections={notice.sections} />
      </Question>
    );
  return (
    <Question
      key={reads}
      title={t('space.terms')}
      lead={lead === '' ? undefined : lead}
      step={step}
      head="tight"
      body={error !== undefined && <ErrorNotice sentence={error} />}
      actions={
        <div className="k-stack">
          <BigButton french={french?.('space.notice')} onPress={() => setReads('notice')}>
            {t('space.notice')}
          </BigButton>
          <StepActions onBack={onBack} onContinue={onAccept} continueLabel={t('space.accept')} />
        </div>
      }
    >
      <Texts sections={terms.sections} />
    </Question>
  );
}
