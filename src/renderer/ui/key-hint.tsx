/** The name printed on the key: "F3", "Ctrl", "Entrée", "Échap", "↑", "↓", "→", or one character. */
export type KeyName = string;

/** One key drawn as a cap, for legends ("Entrée ouvrir"). On a button, give its `keys` instead. */
export function KeyHint({ name }: { readonly name: KeyName }) {
  return <kbd className="key">{name}</kbd>;
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
