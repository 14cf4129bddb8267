import { Clerk } from './pages/clerk.ts';
import { PaymentPanelView } from './pages/encaisser.ts';
import { expect, test } from './support/fixtures.ts';

test.use({ landlord: 'cchartres' });

test('Échap in the very instant a payment is recorded closes the panel, and the account stays', async ({
  page,
}) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open('0030020790D');
  await panel.open();
  await panel.type('230');
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await expect(panel.authorisation).toBeFocused();
  await page.keyboard.type('482913');
  // The form goes and the success comes in one change of the page: the key falls there.
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      const words = document.querySelector('[role="dialog"] h2')?.textContent ?? '';
      if (!words.startsWith('Encaissement enregistré')) return;
      seen.disconnect();
      // Whichever of the two panels had the focus, for that instant it is nowhere.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      document.body.dataset.escaped = 'yes';
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      );
    });
    seen.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('body')).toHaveAttribute('data-escaped', 'yes');
  await expect(panel.dialog).toHaveCount(0);
  await expect(clerk.accountChip('0030020790D')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Comptes récents' })).toHaveCount(0);
  // The key of the account again: from here, Échap goes back.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
});
