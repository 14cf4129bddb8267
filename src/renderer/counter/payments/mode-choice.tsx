import { PAYMENT_MODES, type PaymentMode } from '../../../contract/payments.ts';
import { useText } from '../../i18n/i18n.ts';
import { OptionTile } from '../../ui/option-tile.tsx';
import { fieldId } from './field-ids.ts';
import { MODE_KEYS } from './mode-keys.ts';
import type { Prepared } from './use-payment.ts';

export type ModeChoiceProps = {
  readonly modes: Prepared['modes'];
  readonly current: PaymentMode;
  readonly onChoose: (mode: PaymentMode) => void;
  readonly error: string | undefined;
};

/** The three modes as tiles with their letters; one the landlord refuses says why below. */
export function ModeChoice({ modes, current, onChoose, error }: ModeChoiceProps) {
  const t = useText();
  const refused = modes.filter(({ allowed }) => !allowed);
  const described = [
    refused.length > 0 && 'payment-modes-refused',
    error !== undefined && 'payment-mode-error',
  ];
  return (
    <fieldset
      className="min-w-0"
      aria-describedby={described.filter(Boolean).join(' ') || undefined}
      data-payment-letters
    >
      <legend className="text-second font-label">{t('payments.mode')}</legend>
      <div id={fieldId('mode')} className="payment-modes mt-1.5 flex flex-wrap gap-1.5">
        {PAYMENT_MODES.map((mode) => (
          <OptionTile
            key={mode}
            name="payment-mode"
            className="flex-auto"
            chosen={mode === current}
            disabled={refused.some((one) => one.mode === mode)}
            keyName={MODE_KEYS[mode]}
            onChoose={() => onChoose(mode)}
          >
            {t(`payments.modes.${mode}`)}
          </OptionTile>
        ))}
      </div>
      {refused.length > 0 && (
        <ul id="payment-modes-refused" className="mt-1.5 text-small text-ink-2">
          {refused.map(({ mode, why }) => (
            <li key={mode}>
              {t('payments.modeRefused', { mode: t(`payments.modes.${mode}`), why: why ?? '' })}
            </li>
          ))}
        </ul>
      )}
      {error !== undefined && (
        <p id="payment-mode-error" className="mt-1.5 text-second font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
