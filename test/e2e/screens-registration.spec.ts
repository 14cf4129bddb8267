import { Clerk } from './pages/clerk.ts';
import { BY_HAND_MS, RegistrationView } from './pages/registration.ts';
import { draw, SIZES } from './support/draw.ts';
import { expect, test } from './support/fixtures.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';

test.skip(SHORT, DRAWN_ELSEWHERE);

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height }, landlord: 'cchartres' });

    test('every question of a registration, what differs, and what was done', async ({ page }) => {
      const clerk = new Clerk(page);
      const guide = new RegistrationView(page);
      await clerk.signIn();
      await clerk.open('0030020790D');
      await guide.open();
      await expect(guide.person(/D'ARC Jean-Baptiste/)).toBeFocused();
      await draw(page, 'inscrire-1-qui');
      await guide.next("Que dit la pièce d'identité ?");
      await guide.typeIdentity("D'ARC", 'Jean Baptiste');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('alert')).toBeVisible();
      await draw(page, 'inscrire-2-identite-differe');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('Jean-Baptiste', { delay: BY_HAND_MS });
      await expect(page.getByText('Tout est conforme au bail.')).toBeVisible();
      await draw(page, 'inscrire-2-identite');
      await guide.next('À quelle adresse lui écrire ?');
      await guide.typeEmail('jb.darc@exemple.example');
      await draw(page, 'inscrire-3-adresse');
      await guide.next('Que choisit le locataire ?');
      await guide.acceptTerms();
      await draw(page, 'inscrire-4-conditions');
      await guide.next('Comment active-t-il son espace ?');
      await expect(guide.slip).toBeFocused();
      await draw(page, 'inscrire-5-activation');
      await page.keyboard.press('Control+Enter');
      await expect(guide.done).toBeVisible();
      await expect(page.getByText(/^n°.*Original/)).toBeVisible();
      await draw(page, 'inscrire-faite');
    });
  });
}
