import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/**
 * `npm run screens` draws every screen at both sizes into docs/screens. In `npm test` the same walks run at one size
 * and keep nothing, so that the command cannot rot.
 */
const keep = process.env.GUICHET_SCREENS;
export const SIZES =
  keep === undefined
    ? [[1366, 768] as const]
    : ([
        [1366, 768],
        [1920, 1080],
      ] as const);
const folder = join(import.meta.dirname, '../../../docs/screens');

export async function draw(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  await page.evaluate(() => document.fonts.ready);
  if (keep === undefined || size === null) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({
    path: join(folder, `${name}-${size.width}x${size.height}.png`),
    animations: 'disabled',
    caret: 'initial',
  });
}
