import type { ConsentKind } from '../../../rules/registrations/consents.ts';
import type { Position } from '../acts/steps.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { Question } from '../frame/question.tsx';
import { useFrench, useText } from '../i18n/text.ts';

/** One consent, its own words, and a yes or a no that are as large as each other. */
export function ConsentStep({
  kind,
  label,
  wording,
  step,
  onBack,
  onAnswer,
}: {
  readonly kind: ConsentKind;
  readonly label: string;
  readonly wording: string;
  readonly step: Position;
  readonly onBack: () => void;
  readonly onAnswer: (given: boolean) => void;
}) {
  const t = useText();
  const french = useFrench();
  return (
    <Question
      title={french === undefined ? label : t(`space.consent_${kind}`)}
      lead={
        <>
          {french !== undefined && <p lang="fr">{label}</p>}
          <p lang="fr">{wording}</p>
        </>
      }
      spoken={wording}
      step={step}
      actions={<BackContinue onBack={onBack} />}
    >
      <div className="k-stack">
        <BigButton french={french?.('acts.yes')} onPress={() => onAnswer(true)}>
          {t('acts.yes')}
        </BigButton>
        <BigButton french={french?.('acts.no')} onPress={() => onAnswer(false)}>
          {t('acts.no')}
        </BigButton>
      </div>
    </Question>
  );
}
