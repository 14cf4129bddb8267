import { describe, expect, it } from 'vitest';
import { capsOf, type KeyStroke, matches } from './chord.ts';

function stroke(key: string, more: Partial<KeyStroke> = {}): KeyStroke {
  return { key, code: '', ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...more };
}

describe('a chord', () => {
  it('is given by its key alone', () => {
    expect(matches({ key: 'F3' }, stroke('F3'))).toBe(true);
    expect(matches({ key: 'F3' }, stroke('F4'))).toBe(false);
    expect(matches({ key: 'F3' }, stroke('F3', { ctrlKey: true }))).toBe(false);
    expect(matches({ key: 'F3' }, stroke('F3', { shiftKey: true }))).toBe(false);
  });

  it('with Ctrl is read from the cap, whatever Caps Lock says', () => {
    expect(matches({ key: 'k', ctrl: true }, stroke('k', { ctrlKey: true }))).toBe(true);
    expect(matches({ key: 'k', ctrl: true }, stroke('K', { ctrlKey: true }))).toBe(true);
    expect(matches({ key: 'k', ctrl: true }, stroke('k'))).toBe(false);
  });

  it('is never given with AltGr, which Windows reports as Ctrl+Alt', () => {
    expect(matches({ key: 'k', ctrl: true }, stroke('k', { ctrlKey: true, altKey: true }))).toBe(false);
    const altGraph = stroke('k', { ctrlKey: true, getModifierState: (name) => name === 'AltGraph' });
    expect(matches({ key: 'k', ctrl: true }, altGraph)).toBe(false);
  });

  it('on a digit is read by position: AZERTY types "&" on the key of 1', () => {
    expect(matches({ code: 'Digit1', ctrl: true }, stroke('&', { code: 'Digit1', ctrlKey: true }))).toBe(
      true,
    );
  });

  it('is drawn with the names printed on a French keyboard', () => {
    expect(capsOf({ key: 'k', ctrl: true })).toEqual(['Ctrl', 'K']);
    expect(capsOf({ key: 'Enter', ctrl: true })).toEqual(['Ctrl', 'Entrée']);
    expect(capsOf({ key: 'Escape' })).toEqual(['Échap']);
    expect(capsOf({ key: 'F12' })).toEqual(['F12']);
  });
});
