import { useText } from '../i18n/text.ts';
import { BigButton } from './big-button.tsx';
import { IconBack, IconContinue } from './icons.ts';

export type BackContinueProps = {
  readonly onBack: () => void;
  /** None: the page goes on by its own controls. */
  readonly onContinue?: (() => void) | undefined;
  readonly continueLabel?: string | undefined;
  readonly isDisabled?: boolean;
};

/** The foot of a question: back at the side where reading begins, on at the other. */
export function BackContinue({ onBack, onContinue, continueLabel, isDisabled = false }: BackContinueProps) {
  const t = useText();
  return (
    <div className="k-back-continue" data-alone={onContinue === undefined || undefined}>
      <BigButton icon={IconBack} onPress={onBack}>
        {t('frame.back')}
      </BigButton>
      {onContinue !== undefined && (
        <BigButton tone="primary" after={IconContinue} onPress={onContinue} isDisabled={isDisabled}>
          {continueLabel ?? t('frame.continue')}
        </BigButton>
      )}
    </div>
  );
}
