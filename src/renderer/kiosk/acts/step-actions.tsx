import './acts.css';
import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { IconBack, IconContinue } from '../frame/icons.ts';
import { useText } from '../i18n/text.ts';

/** The foot of a question that may be passed over: back, pass, on. */
export function StepActions({
  onBack,
  between,
  onContinue,
  continueLabel,
  isDisabled = false,
}: {
  readonly onBack: () => void;
  readonly between?: ReactNode;
  readonly onContinue?: (() => void) | undefined;
  readonly continueLabel?: string | undefined;
  readonly isDisabled?: boolean;
}) {
  const t = useText();
  return (
    <div className="k-step-actions">
      <BigButton icon={IconBack} onPress={onBack}>
        {t('frame.back')}
      </BigButton>
      {between}
      {onContinue !== undefined && (
        <BigButton tone="primary" after={IconContinue} onPress={onContinue} isDisabled={isDisabled}>
          {continueLabel ?? t('frame.continue')}
        </BigButton>
      )}
    </div>
  );
}
