import { BigButton } from '../frame/big-button.tsx';
import { IconWarn } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';

/** The printer did not print. The act stands: its number is large, to be written down. */
export function PrintFailed({
  fault,
  number,
  onRetry,
  onWithout,
}: {
  readonly fault: 'paper' | 'printer';
  /** Null: a paper without a number of its own. */
  readonly number: string | null;
  readonly onRetry: () => void;
  readonly onWithout: () => void;
}) {
  const t = useText();
  return (
    <Question
      title={t(`print.${fault}`)}
      lead={t(number === null ? 'print.keptPaper' : 'print.kept')}
      picture={
        <span className="k-outcome-sign" data-tone="warn">
          <IconWarn size={132} />
        </span>
      }
      body={
        number !== null && (
          <p className="k-ticket">
            <span className="k-ticket-label">{t('frame.number')}</span>
            <span className="k-ticket-number" dir="ltr">
              {number}
            </span>
          </p>
        )
      }
    >
      <div className="k-stack">
        <BigButton tone="primary" onPress={onRetry}>
          {t('print.retry')}
        </BigButton>
        <BigButton onPress={onWithout}>{t('print.without')}</BigButton>
      </div>
    </Question>
  );
}
