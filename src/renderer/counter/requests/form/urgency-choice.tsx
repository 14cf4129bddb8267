import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { daysToAnswer } from '../../../../rules/requests/deadline.ts';
import { REQUEST_URGENCIES, type RequestUrgency } from '../../../../rules/requests/states.ts';
import { dueOn } from '../../../../rules/requests/tree.ts';
import { urgencyWords } from '../../../../rules/requests/words.ts';
import { formatCount } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { formatPhone } from '../../account/phone-words.ts';
import { deskToday, URGENCY_LOOK } from '../shared/request-words.ts';
import { URGENCY_ID } from './field-ids.ts';
import type { ChosenMotive, RequestPrepare } from './request-form.ts';

type Props = {
  readonly urgency: RequestUrgency;
  readonly chosen: ChosenMotive | null;
  readonly emergency: RequestPrepare['emergency'];
  readonly onChange: (urgency: RequestUrgency) => void;
};

/** How urgent it is, until when it is to be dealt with, and whom to call in danger. */
export function UrgencyChoice({ urgency, chosen, emergency, onChange }: Props) {
  const t = useText();
  const days = chosen === null ? null : daysToAnswer(urgency, chosen.motive.dueDays);
  return (
    <div className="request-group" id={URGENCY_ID}>
      <p className="field-label">{t('requests.form.urgency')}</p>
      <div className="request-urgency">
        <SegmentedControl
          label={t('requests.form.urgency')}
          segments={REQUEST_URGENCIES.map((id) => ({
            id,
            label: urgencyWords[id],
            ...(URGENCY_LOOK[id] !== null && { icon: URGENCY_LOOK[id].icon }),
          }))}
          current={urgency}
          onChange={onChange}
        />
        <div className="text-second">
          {days !== null && (
            <p>
              <span className="font-strong">
                {t('requests.form.due', {
                  day: formatDate(isoDate(dueOn(deskToday(), days))),
                })}
              </span>
              <span className="text-ink-2">
                {', '}
                {t('requests.form.dueDays', {
                  count: days,
                  n: formatCount(days),
                })}
              </span>
            </p>
          )}
          {emergency !== null && urgency !== 'danger' && (
            <p className="text-ink-2">
              {t('requests.form.emergencyHint', { phone: formatPhone(emergency.phone) })}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
