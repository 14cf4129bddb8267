import type { Input } from 'electron';

/** Keys that a keypad, a keyboard or a scanner types, by their name; a letter, a digit or a sign is one character. */
const NAMED: ReadonlySet<string> = new Set([
  'Enter',
  'Tab',
  'Backspace',
  'Delete',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Shift',
  'CapsLock',
  'NumLock',
  'Dead',
  'Unidentified',
]);

/** Whether a key reaches the kiosk's page: what types, and what moves from one button to the next; no chord at all. */
export function reachesTheKiosk({
  key,
  control,
  meta,
  alt,
  modifiers,
}: Pick<Input, 'key' | 'control' | 'meta' | 'alt' | 'modifiers'>): boolean {
  // The right Alt key of a French keyboard types "@": there it comes as both at once, with a sign.
  const types = modifiers.includes('altgr') || (control && alt);
  if (meta || ((control || alt) && !types)) return false;
  return [...key].length === 1 || (!types && NAMED.has(key));
}
