/** The little of a keyboard event that reading a scan needs. */
export type ScanStroke = {
  /** Physical key, named after the US keyboard. Empty when the system does not know it. */
  readonly code: string;
  /** What the computer's layout made of it. */
  readonly key: string;
  readonly shift: boolean;
};

/** What a US keyboard prints at rest and with Shift, by physical key; letters and digits are computed. */
const US: Readonly<Record<string, readonly [string, string]>> = {
  Space: [' ', ' '],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  IntlBackslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  NumpadDecimal: ['.', '.'],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
};
const US_DIGITS_SHIFTED = ')!@#$%^&*(';

function usCharacter({ code, key, shift }: ScanStroke): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  // Caps Lock makes capitals without Shift.
  if (letter !== undefined) return shift || /^\p{Lu}$/u.test(key) ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shift ? US_DIGITS_SHIFTED.charAt(Number(digit)) : digit;
  const numpad = /^Numpad(\d)$/.exec(code)?.[1];
  if (numpad !== undefined) return numpad;
  return US[code]?.[shift ? 1 : 0] ?? key;
}

/**
 * The text a scanner meant. Scanners press the keys of a US keyboard, so the place of the key tells the character,
 * whatever the computer's layout (AZERTY would read `0` as `à`). A scanner that was set up for this AZERTY gives
 * itself away: it holds Shift to reach its digits, and then the layout's own characters are right.
 */
export function scanText(strokes: readonly ScanStroke[]): string {
  const setUpForLayout = strokes.some(
    ({ code, key, shift }) => shift && code.startsWith('Digit') && /^\d$/.test(key),
  );
  return strokes.map((stroke) => (setUpForLayout ? stroke.key : usCharacter(stroke))).join('');
}
