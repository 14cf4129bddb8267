import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, 'css');

it('draws the tenants with the colours of the palettes alone', () => {
  const rules = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  expect(rules.length).toBeGreaterThan(5_000);
  expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(/);
});
