import { useText } from '../../i18n/i18n.ts';
import { Radio, RadioGroup } from '../../ui/choice.tsx';
import { IconError } from '../../ui/icons.ts';
import type { DebitOfAccount } from './debit-words.ts';

type Props = {
  readonly days: DebitOfAccount['days'];
  readonly value: number | null;
  readonly error: string | undefined;
  readonly onChange: (day: number) => void;
};

/** "Jour de prélèvement": the landlord's days; where its guide names none, the sentence alone. */
export function DayChoice({ days, value, error, onChange }: Props) {
  const t = useText();
  if (days.days.length === 0) return <p className="debit-silent-day">{days.sentence}</p>;
  return (
    <div className="debit-days" data-invalid={error === undefined ? undefined : true}>
      <RadioGroup label={t('directDebit.form.day')} className="debit-day-options">
        {days.days.map((day) => (
          <Radio
            key={day}
            name="debit-day"
            checked={value === day}
            aria-describedby={error === undefined ? undefined : 'debit-day-error'}
            onChange={() => onChange(day)}
          >
            {t('directDebit.form.dayOption', { day: day === 1 ? '1\u1d49\u02b3' : String(day) })}
          </Radio>
        ))}
      </RadioGroup>
      {error !== undefined && (
        <div className="field-error" id="debit-day-error">
          <IconError size={17} />
          <span>{error}</span>
        </div>
      )}
      <p className="field-help">{days.sentence}</p>
    </div>
  );
}
