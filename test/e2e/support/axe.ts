import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * WCAG 2.2 AA and the tool's good practice, on the whole page as it stands: no violation.
 * @param but rules that cannot hold there, with a reason where they are named
 */
export async function expectAccessible(page: Page, but: readonly string[] = []): Promise<void> {
  // Colours on their way from one theme to another are nobody's: they are judged once they have arrived.
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
  const { violations, passes } = await new AxeBuilder({ page }).disableRules([...but]).analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) })),
  ).toEqual([]);
  // A page that was not examined passes nothing.
  expect(passes.length).toBeGreaterThan(5);
}
