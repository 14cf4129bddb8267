import { BackContinue } from '../frame/back-continue.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { ChoiceList } from '../frame/choice-list.tsx';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';
import { useValues } from '../i18n/values.ts';
import { sumOf } from './amount.ts';

type Due = {
  readonly month: string;
  readonly cents: number;
  readonly dueOn: string | null;
  readonly lateDays: number;
};
export type Payable = {
  readonly due: readonly Due[] | null;
  readonly leastCents: number;
  readonly mostCents: number;
};

/** The months due, all of them chosen at first: what is not paid today is touched away. */
export function MonthsStep({
  due,
  mostCents,
  chosen,
  onChange,
  onBack,
  onOther,
  onDone,
}: {
  readonly due: readonly Due[];
  readonly mostCents: number;
  readonly chosen: readonly string[];
  readonly onChange: (months: readonly string[]) => void;
  readonly onBack: () => void;
  readonly onOther: () => void;
  readonly onDone: (cents: number) => void;
}) {
  const t = useText();
  const values = useValues();
  const total = sumOf(due, chosen);
  const tooMuch = total > mostCents;
  return (
    <Question
      title={t('payment.months')}
      lead={
        <>
          <p>{t('payment.monthsLead')}</p>
          <p className="k-total" role="status">
            {t('payment.total', { amount: values.money(total) })}
          </p>
        </>
      }
      spoken={t('payment.monthsLead')}
      head="tight"
      actions={
        <div className="k-stack">
          <BigButton onPress={onOther}>{t('payment.other')}</BigButton>
          <BackContinue
            onBack={onBack}
            onContinue={() => onDone(total)}
            isDisabled={total === 0 || tooMuch}
          />
        </div>
      }
    >
      <ChoiceList
        multiple
        chosen={chosen}
        onChoose={(month) =>
          onChange(chosen.includes(month) ? chosen.filter((one) => one !== month) : [...chosen, month])
        }
        options={due.map(({ month, cents, dueOn, lateDays }) => ({
          id: month,
          label: t('payment.monthRow', { month: values.month(month), amount: values.money(cents) }),
          hint:
            lateDays > 0
              ? t('balance.late', { count: lateDays })
              : dueOn === null
                ? undefined
                : t('balance.dueOn', { day: values.day(dueOn) }),
        }))}
      />
    </Question>
  );
}
