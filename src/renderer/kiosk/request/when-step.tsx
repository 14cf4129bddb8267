import './request.css';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { StepActions } from '../acts/step-actions.tsx';
import type { Position } from '../acts/steps.ts';
import { BigButton } from '../frame/big-button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';
import { clicked } from '../speech/say.ts';
import { slotWords } from './slot-words.ts';
import { DAYS, PARTS, type Slot, toggleSlot } from './steps.ts';

/** The days and the parts of the day when somebody is in. */
export function WhenStep({
  slots,
  error,
  step,
  onChange,
  onSkip,
  onBack,
  onDone,
}: {
  readonly slots: readonly Slot[];
  readonly error?: string | undefined;
  readonly step: Position;
  readonly onChange: (slots: readonly Slot[]) => void;
  readonly onSkip: () => void;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const t = useText();
  const empty = slots.length === 0;
  return (
    <Question
      title={t('request.when')}
      lead={t('request.whenLead')}
      step={step}
      head="tight"
      body={error !== undefined && <ErrorNotice sentence={error} />}
      actions={
        <StepActions
          onBack={onBack}
          between={empty && <BigButton onPress={onSkip}>{t('acts.skip')}</BigButton>}
          onContinue={empty ? undefined : onDone}
        />
      }
    >
      <ul className="k-week">
        {DAYS.map((day) => (
          <li key={day} className="k-day">
            <span className="k-day-name">{t(`request.day_${day}`)}</span>
            {PARTS.map((part) => (
              <ToggleButton
                key={part}
                className="k-slot"
                aria-label={slotWords(t, day, part)}
                isSelected={slots.some((one) => one.day === day && one.part === part)}
                onChange={() => {
                  clicked();
                  onChange(toggleSlot(slots, { day, part }));
                }}
              >
                {t(`request.part_${part}`)}
              </ToggleButton>
            ))}
          </li>
        ))}
      </ul>
    </Question>
  );
}
