import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of one palette block, light values showing through where a theme is silent. */
function palette(name: 'light' | 'dark' | 'contrast'): ReadonlyMap<string, string> {
  const start =
    name === 'light' ? css.indexOf(':root,\n[data-theme] {') : css.indexOf(`@variant palette-${name} {`);
  const block = css.slice(start, css.indexOf('\n}\n', start));
  const own = [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(
    ([, token = '', value = '']) => [token, value] as const,
  );
  return new Map(name === 'light' ? own : [...palette('light'), ...own]);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['surface', 'canvas', 'sunken', 'hover', 'selected', 'neutral-tint'];
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warning', 'success'];

describe.each(['light', 'dark', 'contrast'] as const)('palette %s', (name) => {
  const colours = palette(name);
  const of = (token: string) => {
    const value = colours.get(token);
    if (value === undefined) throw new Error(`${token} is missing in ${name}`);
    return value;
  };

  it('has every colour', () => {
    expect(colours.size).toBeGreaterThanOrEqual(30);
  });

  const floor = name === 'contrast' ? 7 : 4.5;
  it.each(texts)(`writes %s at ${floor}:1 or more on every ground`, (text) => {
    for (const ground of grounds) {
      expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(floor);
    }
  });

  it.each(['danger', 'warning', 'success', 'accent'])('reads %s on its own tint', (tone) => {
    expect(contrast(of(tone), of(`${tone}-tint`))).toBeGreaterThanOrEqual(floor);
  });

  it('reads the filled button at rest, under the pointer and pressed', () => {
    for (const fill of ['accent', 'accent-hover', 'accent-pressed']) {
      expect(contrast(of('on-accent'), of(fill)), fill).toBeGreaterThanOrEqual(floor);
    }
  });

  it.each(['field', 'ring'])('draws %s at 3:1 or more', (edge) => {
    for (const ground of ['surface', 'canvas', 'hover', 'neutral-tint']) {
      expect(contrast(of(edge), of(ground)), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });
});

it('measures as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#1b1f22', '#ffffff')).toBeCloseTo(16.6, 1);
  expect(contrast('#e6e3dd', '#ffffff')).toBeLessThan(3);
});
