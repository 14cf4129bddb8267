import './request.css';
import { formatPhone } from '../../../rules/phones.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { IconEmergency } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';
import { useStatus } from '../station.ts';

/** Whom to call before anything is written: the landlord's number, and the rescue services where there is danger. */
export function EmergencyStep({
  danger,
  onBack,
  onDone,
}: {
  readonly danger: boolean;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const t = useText();
  const { emergency } = useStatus();
  return (
    <Question
      title={t('request.emergency')}
      lead={t(danger ? 'request.emergencyDanger' : 'request.emergencyUrgent')}
      picture={<IconEmergency size={160} />}
      actions={<BackContinue onBack={onBack} onContinue={onDone} continueLabel={t('request.goOn')} />}
    >
      <dl className="k-calls">
        {danger && (
          <div>
            <dt>{t('request.emergencyServices')}</dt>
            <dd dir="ltr">18 · 112</dd>
          </div>
        )}
        {emergency !== null && (
          <div>
            <dt>{emergency.label}</dt>
            <dd dir="ltr">{formatPhone(emergency.phone)}</dd>
          </div>
        )}
      </dl>
    </Question>
  );
}
