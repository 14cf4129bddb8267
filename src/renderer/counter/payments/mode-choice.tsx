import { ANNOUNCED_MODES, PAYMENT_MODES } from '../../../contract/payments.ts';
import { useText } from '../../i18n/i18n.ts';
import { OptionTile } from '../../ui/option-tile.tsx';
import { fieldId } from './field-ids.ts';
import { MODE_KEYS } from './mode-keys.ts';
import type { Mode } from './payment-form.ts';
import type { ModeAnswer } from './use-modes.ts';

export type ModeChoiceProps = {
  readonly modes: readonly ModeAnswer[];
  readonly current: Mode;
  readonly onChoose: (mode: Mode) => void;
  readonly error: string | undefined;
};

/** Money taken, and apart from it orders of payment that are only shown; one that is refused says why below. */
export function ModeChoice({ modes, current, onChoose, error }: ModeChoiceProps) {
  const t = useText();
  const refused = modes.filter(({ allowed }) => !allowed);
  const described = [
    refused.length > 0 && 'payment-modes-refused',
    error !== undefined && 'payment-mode-error',
  ];
  const tiles = (of: readonly Mode[]) =>
    of
      .filter((mode) => modes.some((one) => one.mode === mode))
      .map((mode) => {
        const key = MODE_KEYS[mode];
        return (
          <OptionTile
            key={mode}
            name="payment-mode"
            className="flex-auto"
            chosen={mode === current}
            disabled={refused.some((one) => one.mode === mode)}
            {...(key !== null && { keyName: key })}
            onChoose={() => onChoose(mode)}
          >
            {t(`payments.modes.${mode}`)}
          </OptionTile>
        );
      });
  const announced = tiles(ANNOUNCED_MODES);
  return (
    <fieldset
      className="min-w-0"
      aria-describedby={described.filter(Boolean).join(' ') || undefined}
      data-payment-letters
    >
      <legend className="text-second font-label">{t('payments.mode')}</legend>
      <div id={fieldId('mode')} className="payment-modes mt-1.5 flex flex-wrap gap-1.5">
        {tiles(PAYMENT_MODES)}
      </div>
      {announced.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a part of the one set of modes, named apart
        <div role="group" aria-labelledby="payment-announce" className="payment-announce mt-1.5">
          <p id="payment-announce" className="text-small text-ink-2">
            {t('payments.announce')}
          </p>
          <div className="payment-modes flex flex-auto flex-wrap gap-1.5">{announced}</div>
        </div>
      )}
      {refused.length > 0 && (
        <ul id="payment-modes-refused" className="mt-1.5 text-small text-ink-2">
          {refusedLines(refused).map(({ names, why }) => (
            <li key={why}>
              {t('payments.modeRefused', {
                mode: names.map((mode) => t(`payments.modes.${mode}`)).join(', '),
                why,
              })}
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

/** One line for each reason, with the modes it is about. */
function refusedLines(refused: readonly ModeAnswer[]) {
  const lines = new Map<string, Mode[]>();
  for (const { mode, why } of refused) lines.set(why ?? '', [...(lines.get(why ?? '') ?? []), mode]);
  return [...lines].map(([why, names]) => ({ why, names }));
}
