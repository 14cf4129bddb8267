import type { KeyName } from '../ui/key-hint.tsx';

/**
 * A key that gives a command. Function keys and named keys by `key`; letters of a Ctrl chord by `key` too, since they
 * are what is printed on the cap; digits by `code`, because AZERTY reaches them with Shift. Never Ctrl+Alt: it is AltGr.
 */
export type Chord = ({ readonly key: string } | { readonly code: string }) & { readonly ctrl?: true };

/** The little of a keyboard event that matching needs. */
export type KeyStroke = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  getModifierState?(name: string): boolean;
};

/** True when the stroke gives this chord and no other modifier is held. */
export function matches(chord: Chord, stroke: KeyStroke): boolean {
  if (stroke.altKey || stroke.metaKey || stroke.getModifierState?.('AltGraph') === true) return false;
  if (stroke.ctrlKey !== (chord.ctrl === true)) return false;
  if ('code' in chord) return stroke.code === chord.code;
  if (stroke.shiftKey && chord.key.length > 1) return false;
  return stroke.key.length === 1
    ? stroke.key.toLowerCase() === chord.key.toLowerCase()
    : stroke.key === chord.key;
}

const CAPS: Readonly<Record<string, KeyName>> = {
  Enter: 'Entrée',
  Escape: 'Échap',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowRight: '→',
};

/** The caps drawn for a chord: `{ctrl, key: 'k'}` → Ctrl, K. */
export function capsOf(chord: Chord): readonly KeyName[] {
  const name = 'code' in chord ? chord.code.replace(/^(Digit|Key)/, '') : chord.key;
  const cap = CAPS[name] ?? (name.length === 1 ? name.toUpperCase() : name);
  return chord.ctrl === true ? ['Ctrl', cap] : [cap];
}
