import type { Page } from '@playwright/test';

const AZERTY_DIGITS = 'à&é"\'(-è_ç';
const AZERTY_LETTERS: Readonly<Record<string, string>> = { A: 'q', Q: 'a', W: 'z', Z: 'w' };

/** Seconds between two keys of a scanner, and of silence before it. */
const SCANNER_GAP = 0.008;
const SILENCE = 0.5;

/** The scanner's own clock: it never stands behind that of the page. */
let clock = 0;

/**
 * What a scanner with a US keyboard does to a computer set to AZERTY: digits without Shift, so `0` arrives as `à`.
 * The times are the scanner's own, whatever the load of the machine.
 */
export async function scanOnAzerty(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  clock = Math.max(Date.now() / 1000, clock) + SILENCE;
  const press = (key: string, code: string, typed: string, shift: boolean) => {
    clock += SCANNER_GAP;
    const event = { key, code, modifiers: shift ? 8 : 0, timestamp: clock };
    return [
      session.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown', text: typed }),
      session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
    ];
  };
  const sent = [...text].flatMap((character) => {
    if (/\d/.test(character)) {
      const typed = AZERTY_DIGITS.charAt(Number(character));
      return press(typed, `Digit${character}`, typed, false);
    }
    const upper = character.toUpperCase();
    const letter = AZERTY_LETTERS[upper] ?? upper.toLowerCase();
    const shift = character === upper;
    const typed = shift ? letter.toUpperCase() : letter;
    return press(typed, `Key${upper}`, typed, shift);
  });
  sent.push(...press('Enter', 'Enter', '\r', false));
  await Promise.all(sent);
  await session.detach();
}
