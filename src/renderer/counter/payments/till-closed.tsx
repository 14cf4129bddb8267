import { parseAmount } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconTill } from '../../ui/icons.ts';
import { MoneyField } from '../../ui/money-field.tsx';
import { fieldId } from './field-ids.ts';
import { floatOf } from './payment-form.ts';
import type { TillOpening } from './use-till-opening.ts';

export type TillClosedProps = {
  readonly till: TillOpening;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Said at validation: cash cannot be taken yet. */
  readonly error: string | undefined;
};

/** In the place of what is received: cash needs an open till, which is opened from here. */
export function TillClosed({ till, text, onText, error }: TillClosedProps) {
  const t = useText();
  return (
    <section className="payment-till" aria-labelledby="payment-till">
      <h3 id="payment-till" className="flex gap-2 text-table font-label">
        <IconTill className="mt-0.5 text-warning" />
        {t('payments.till.closed')}
      </h3>
      <div className="payment-till-row">
        <MoneyField
          id={fieldId('float')}
          label={t('payments.till.float')}
          text={text}
          onTextChange={onText}
          error={till.error ?? error}
          {...(till.ambiguous && floatOf(text) === null && { reading: parseAmount(text) })}
          onReadingChosen={(cents) => onText(String(cents / 100).replace('.', ','))}
        />
        <Button
          variant="tinted"
          keys={[t('payments.enterKey')]}
          className="payment-till-open"
          busy={till.running ? t('payments.till.opening') : undefined}
          onClick={till.open}
        >
          {t('payments.till.open')}
        </Button>
      </div>
    </section>
  );
}
