import { IconErase } from '../frame/icons.ts';
import { useText } from '../i18n/text.ts';
import { Key } from './key.tsx';
import type { KeyboardLayout } from './layouts.ts';

const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The large keypad: digits in the order of a telephone, left to right in every language. */
export function Keypad({
  layout,
  onInsert,
  onErase,
  onLetters,
}: {
  readonly layout: KeyboardLayout;
  readonly onInsert: (text: string) => void;
  readonly onErase: () => void;
  readonly onLetters?: (() => void) | undefined;
}) {
  const t = useText();
  return (
    <div className="k-keypad" data-keyboard dir="ltr">
      {ROWS.map((digit) => (
        <Key key={digit} onPress={() => onInsert(digit)}>
          {digit}
        </Key>
      ))}
      {onLetters !== undefined && (
        <Key word onPress={onLetters}>
          {t('frame.letters')}
        </Key>
      )}
      {layout === 'amount' && <Key onPress={() => onInsert(',')}>,</Key>}
      {onLetters === undefined && layout !== 'amount' && <span />}
      <Key onPress={() => onInsert('0')}>0</Key>
      <Key word onPress={onErase}>
        <IconErase />
        {t('frame.erase')}
      </Key>
    </div>
  );
}
