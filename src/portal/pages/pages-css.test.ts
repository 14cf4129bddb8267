import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8');
const counter = read('../../renderer/theme/tokens.css');
const pages = read('css/tokens.css');
const rules = readdirSync(join(import.meta.dirname, 'css'))
  .filter((name) => name !== 'tokens.css')
  .map((name) => read(`css/${name}`))
  .join('\n');

/** The hex colours of a palette, by name. */
function palette(sheet: string, from: string): ReadonlyMap<string, string> {
  const start = sheet.indexOf(from);
  if (start === -1) throw new Error(`no palette begins by ${from}`);
  const block = sheet.slice(start, sheet.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

describe('the pages look like the counter', () => {
  const palettes: [string, string, string][] = [
    ['light', '  color-scheme: light;\n  --theme: light;', ':root {\n  color-scheme: light;'],
    ['dark', '    --theme: dark;', '  :root {\n    color-scheme: dark;'],
    ['high contrast', '    --theme: contrast;', '@media (prefers-contrast: more) {\n  :root {'],
  ];
  it.each(palettes)('in the %s palette, value by value', (_, ofCounter, ofPages) => {
    const expected = palette(counter, ofCounter);
    const drawn = palette(pages, ofPages);
    expect(drawn.size).toBeGreaterThan(20);
    for (const [name, colour] of drawn) expect([name, expected.get(name)]).toEqual([name, colour]);
  });

  it('and no colour stands outside a palette', () => {
    expect(rules.length).toBeGreaterThan(10_000);
    expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(/);
  });
});
