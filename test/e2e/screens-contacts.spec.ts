import type { Page } from '@playwright/test';
import { Clerk } from './pages/clerk.ts';
import { ContactsPage } from './pages/contacts.ts';
import { draw, SIZES } from './support/draw.ts';
import { expect, test } from './support/fixtures.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';
import { inEveryTheme } from './support/space-desk.ts';

/** The picture, then the page by its rules in every theme. */
async function show(page: Page, name: string): Promise<void> {
  await draw(page, name);
  await inEveryTheme(page);
}

test.skip(SHORT, DRAWN_ELSEWHERE);
test.setTimeout(240_000);

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('whom to call', async ({ page }) => {
      await new Clerk(page).signIn();
      const contacts = new ContactsPage(page);
      await contacts.open();
      await expect(contacts.search).toBeFocused();
      await expect(page.getByRole('table').first()).toBeVisible();
      await show(page, 'contacts');
      await contacts.search.fill('introuvable');
      await expect(page.getByText(/^Rien sous/)).toBeVisible();
      await show(page, 'contacts-rien');
    });
  });
}
