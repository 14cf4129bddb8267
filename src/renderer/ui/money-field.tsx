import type { ComponentPropsWithRef } from 'react';
import { type Cents, formatEuros, type ParsedAmount } from '../../rules/money.ts';
import { useText } from '../i18n/i18n.ts';
import { classNames } from './class-names.ts';
import { Field, type FieldProps } from './field.tsx';
import { FieldFrame, fieldProps } from './text-field.tsx';

export type MoneyFieldProps = FieldProps &
  Omit<
    ComponentPropsWithRef<'input'>,
    'value' | 'onChange' | 'type' | 'size' | 'readOnly' | 'className' | 'children'
  > & {
    /** The text as typed; the screen keeps it, nothing is rewritten under the fingers. */
    readonly text: string;
    readonly onTextChange: (text: string) => void;
    /** `parseAmount(text)`, when the clerk has left the field; only `ambiguous` is shown here, `invalid` is said by the screen through `error`. */
    readonly reading?: ParsedAmount | undefined;
    /** Called with the reading the clerk pressed. */
    readonly onReadingChosen?: (cents: Cents) => void;
    /** 44, or 64 with large figures where the amount is what the screen is about. */
    readonly size?: 'medium' | 'large';
  };

/** An amount in euros: right aligned, tabular, "€" after it; asks which of two readings where there are two. */
export function MoneyField({
  label,
  help,
  error,
  optional,
  note,
  readOnly,
  className,
  text,
  onTextChange,
  reading,
  onReadingChosen,
  size = 'medium',
  id,
  ...input
}: MoneyFieldProps) {
  const t = useText();
  const ask =
    reading?.kind === 'ambiguous' ? (
      <span className="money-readings">
        {reading.readings.map((cents, index) => (
          <span key={cents}>
            {index > 0 && <span> {t('ui.money.or')} </span>}
            <button
              type="button"
              className="money-reading"
              aria-label={t('ui.money.reading', { amount: formatEuros(cents) })}
              onClick={() => onReadingChosen?.(cents)}
            >
              {formatEuros(cents)}
            </button>
          </span>
        ))}
        {t('ui.money.question')}
      </span>
    ) : undefined;
  return (
    <Field {...fieldProps({ label, help, error: ask ?? error, optional, note, readOnly, className })} id={id}>
      {(control) => (
        <FieldFrame
          size={size}
          readOnly={readOnly}
          disabled={input.disabled}
          invalid={control['aria-invalid']}
          className={classNames('money', size === 'large' && 'money-large')}
        >
          <input
            {...input}
            {...control}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            readOnly={readOnly}
            value={text}
            className="field-input figures-tabular text-end"
            onChange={(event) => onTextChange(event.currentTarget.value)}
          />
          <span className="money-sign" aria-hidden="true">
            €
          </span>
        </FieldFrame>
      )}
    </Field>
  );
}

export type MoneyOutputProps = {
  readonly label: string;
  /** Already formatted, without the euro sign (`formatAmount`). */
  readonly amount: string;
  readonly className?: string;
};

/** The twin that answers: "À rendre". Not a field, and announced when it changes. */
export function MoneyOutput({ label, amount, className }: MoneyOutputProps) {
  const t = useText();
  return (
    <div className={classNames('field', className)}>
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <output className="money money-large money-output" aria-label={label}>
        <span className="figures-tabular">{amount}</span>
        <span className="money-sign" aria-hidden="true">
          €
        </span>
        <span className="visually-hidden"> {t('ui.euros')}</span>
      </output>
    </div>
  );
}

export type QuickAmountProps = {
  /** Already formatted with its sign. */
  readonly amount: string;
  /** What it pays: "sept.", "tout". */
  readonly of: string;
  readonly onPress: () => void;
};

/** One of the amounts offered below a money field. */
export function QuickAmount({ amount, of, onPress }: QuickAmountProps) {
  return (
    <button type="button" className="quick-amount" onClick={onPress}>
      <span className="figures-tabular">{amount}</span> <span className="quick-amount-of">{of}</span>
    </button>
  );
}
