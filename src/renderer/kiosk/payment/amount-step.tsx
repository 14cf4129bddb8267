import { TypedStep } from '../acts/typed-step.tsx';
import { useText } from '../i18n/text.ts';
import { useValues } from '../i18n/values.ts';
import { readAmount } from './amount.ts';

/** An amount of one's own, on the keypad. */
export function AmountStep({
  value,
  leastCents,
  mostCents,
  onChange,
  onBack,
  onDone,
}: {
  readonly value: string;
  readonly leastCents: number;
  readonly mostCents: number;
  readonly onChange: (value: string) => void;
  readonly onBack: () => void;
  readonly onDone: (cents: number) => void;
}) {
  const t = useText();
  const { money } = useValues();
  const range = { least: money(leastCents), most: money(mostCents) };
  return (
    <TypedStep
      title={t('payment.amount')}
      label={t('payment.amountLabel')}
      layout="amount"
      value={value}
      onChange={onChange}
      hint={t('payment.amountHint', range)}
      check={(typed) => {
        switch (readAmount(typed, leastCents, mostCents).kind) {
          case 'ok':
            return null;
          case 'unreadable':
            return t('payment.amountFault');
          case 'out-of-range':
            return t('payment.amountRange', range);
        }
      }}
      onBack={onBack}
      onDone={() => {
        const read = readAmount(value, leastCents, mostCents);
        if (read.kind === 'ok') onDone(read.cents);
      }}
    />
  );
}
