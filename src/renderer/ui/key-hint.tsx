import { useText } from '../i18n/i18n.ts';
import { IconDown, IconForward, IconUp } from './icons.ts';

/** The name printed on the key: "F3", "Ctrl", "Entrée", "Échap", "↑", "↓", "→", or one character. */
export type KeyName = string;

const arrows = {
  '↑': { icon: IconUp, word: 'ui.key.up' },
  '↓': { icon: IconDown, word: 'ui.key.down' },
  '→': { icon: IconForward, word: 'ui.key.right' },
} as const;

function isArrow(name: KeyName): name is keyof typeof arrows {
  return name in arrows;
}

/** One key drawn as a cap, for legends ("Entrée ouvrir"). On a button, give its `keys` instead. */
export function KeyHint({ name }: { readonly name: KeyName }) {
  const t = useText();
  if (!isArrow(name)) return <kbd className="key">{name}</kbd>;
  const { icon: Arrow, word } = arrows[name];
  return (
    <kbd className="key">
      <Arrow size={12} />
      <span className="visually-hidden">{t(word)}</span>
    </kbd>
  );
}

/** The keys of a control. Hidden from assistive technology, which gets them from `aria-keyshortcuts`. */
export function KeyHints({ names }: { readonly names: readonly KeyName[] }) {
  return (
    <span className="keys" aria-hidden="true">
      {names.map((name) => (
        <KeyHint key={name} name={name} />
      ))}
    </span>
  );
}

const ariaNames: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  Entrée: 'Enter',
  Échap: 'Escape',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '→': 'ArrowRight',
};

/** The keys in the words of `aria-keyshortcuts`: ["Ctrl", "Entrée"] → "Control+Enter". */
export function ariaKeyShortcuts(names: readonly KeyName[] | undefined): string | undefined {
  if (names === undefined || names.length === 0) return undefined;
  return names.map((name) => ariaNames[name] ?? name).join('+');
}
