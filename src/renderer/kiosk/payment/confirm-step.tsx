import { useSentence } from '../acts/use-sentence.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { IconCard } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useFrench, useText } from '../i18n/text.ts';
import { useValues } from '../i18n/values.ts';
import type { Chosen } from './paying.ts';

/** The amount once more, before the terminal is asked. */
export function ConfirmStep({
  chosen,
  oldestFirst,
  error,
  onBack,
  onPay,
}: {
  readonly chosen: Chosen;
  /** The account's months are known here, and none of them was chosen. */
  readonly oldestFirst: boolean;
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onPay: () => void;
}) {
  const t = useText();
  const french = useFrench();
  const values = useValues();
  const sentence = useSentence();
  const lead =
    chosen.months.length > 0
      ? t('payment.confirmMonths', { months: [...chosen.months].sort().map(values.month).join(', ') })
      : t(oldestFirst ? 'payment.confirmOldest' : 'payment.confirmFree');
  return (
    <Question
      title={t('payment.confirm', { amount: values.money(chosen.cents) })}
      lead={lead}
      body={error !== null && <ErrorNotice sentence={sentence(error)} />}
      actions={<BackContinue onBack={onBack} />}
    >
      <div className="k-stack">
        <BigButton tone="primary" icon={IconCard} french={french?.('payment.card')} onPress={onPay}>
          {t('payment.card')}
        </BigButton>
      </div>
    </Question>
  );
}
