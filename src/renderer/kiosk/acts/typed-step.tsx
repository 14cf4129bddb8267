import { useState } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { Question } from '../frame/question.tsx';
import { TextQuestion, type TextQuestionProps } from '../frame/text-question.tsx';
import { useText } from '../i18n/text.ts';
import { StepActions } from './step-actions.tsx';
import type { Position } from './steps.ts';

export type TypedStepProps = Pick<
  TextQuestionProps,
  'label' | 'layout' | 'value' | 'onChange' | 'hint' | 'multiline' | 'longest'
> & {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly step?: Position | undefined;
  /** Why the answer cannot stand, or null; asked when one goes on. */
  readonly check?: (value: string) => string | null;
  /** What the core refused of it. */
  readonly error?: string | undefined;
  readonly busy?: boolean;
  /** It may be left empty: "Passer", or words of its own. */
  readonly onSkip?: (() => void) | undefined;
  readonly skipLabel?: string | undefined;
  /** It may be left empty and gone on from. */
  readonly emptyIsFine?: boolean;
  readonly onBack: () => void;
  readonly onDone: () => void;
};

/** A question that is typed. What is wrong with it is said when one goes on, never while one types. */
export function TypedStep({
  title,
  lead,
  step,
  check,
  error,
  busy = false,
  onSkip,
  skipLabel,
  emptyIsFine = false,
  onBack,
  onDone,
  onChange,
  value,
  ...field
}: TypedStepProps) {
  const t = useText();
  const [fault, setFault] = useState<string | null>(null);
  const blocked = busy || (!emptyIsFine && value.trim() === '');
  const go = () => {
    if (blocked) return;
    const found = check?.(value) ?? null;
    setFault(found);
    if (found === null) onDone();
  };
  const shown = fault ?? error;
  return (
    <Question
      title={title}
      lead={lead}
      step={step}
      head="tight"
      actions={
        <StepActions
          onBack={onBack}
          onContinue={go}
          isDisabled={blocked}
          between={
            onSkip !== undefined && <BigButton onPress={onSkip}>{skipLabel ?? t('acts.skip')}</BigButton>
          }
        />
      }
    >
      <TextQuestion
        {...field}
        value={value}
        onChange={(next) => {
          setFault(null);
          onChange(next);
        }}
        {...(shown === undefined || shown === null ? {} : { error: shown })}
        onDone={go}
      />
    </Question>
  );
}
