import { useState } from 'react';
import { KeyboardReact, type SimpleKeyboard } from 'react-simple-keyboard';
import { useText } from '../i18n/text.ts';
import type { Keys } from './layouts.ts';
import { useRelease } from './use-release.ts';

/** The lettered keyboards. */
export function LetterKeys({
  keys,
  onInsert,
  onErase,
  onDigits,
}: {
  readonly keys: Keys;
  readonly onInsert: (text: string) => void;
  readonly onErase: () => void;
  readonly onDigits: () => void;
}) {
  const t = useText();
  const [face, setFace] = useState('default');
  function press(key: string) {
    switch (key) {
      case '{erase}':
        return onErase();
      case '{shift}':
        return setFace((now) => (now === 'shift' ? 'default' : 'shift'));
      case '{signs}':
        return setFace((now) => (now === 'signs' ? 'default' : 'signs'));
      case '{digits}':
        return onDigits();
      case '{space}':
        return onInsert(' ');
      case '{.fr}':
        return onInsert('.fr');
      case '{.com}':
        return onInsert('.com');
      default:
        onInsert(key);
        if (face === 'shift') setFace('default');
    }
  }
  const release = useRelease(press);
  return (
    <div className="k-keys" data-keyboard dir="ltr" {...release}>
      <KeyboardReact
        layout={keys as Record<string, string[]>}
        layoutName={keys[face] === undefined ? 'default' : face}
        useButtonTag
        useMouseEvents
        display={{
          '{erase}': t('frame.erase'),
          '{shift}': t(face === 'shift' ? 'frame.lower' : 'frame.shift'),
          '{space}': t('frame.space'),
          '{signs}': t(face === 'signs' ? 'frame.letters' : 'frame.signs'),
          '{digits}': t('frame.digits'),
          '{.fr}': '.fr',
          '{.com}': '.com',
        }}
        disableButtonHold
        onKeyPress={press}
        beforeInputUpdate={(keyboard: SimpleKeyboard) => keyboard.clearInput()}
      />
    </div>
  );
}
