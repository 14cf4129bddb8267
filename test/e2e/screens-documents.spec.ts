import { Clerk } from './pages/clerk.ts';
import { DocumentsDesk } from './pages/documents-desk.ts';
import { expectAccessible } from './support/axe.ts';
import { draw, SIZES } from './support/draw.ts';
import { expect, test } from './support/fixtures.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';

const PRINTED = '0030020788B';

test.skip(SHORT, DRAWN_ELSEWHERE);

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('every screen of documents', async ({ page }) => {
      const clerk = new Clerk(page);
      const desk = new DocumentsDesk(page);
      const see = async (name: string) => {
        await draw(page, name);
        await expectAccessible(page);
      };
      await clerk.signIn();
      await clerk.open(PRINTED);
      await page.getByRole('tab', { name: 'Documents' }).click();
      await expect(page.getByRole('table', { name: 'Documents du compte' })).toBeVisible();
      await see('compte-documents-demander');
      await desk.openOrder();
      await see('document-demande');
      await desk.kind("Avis d'échéance").check();
      await see('document-demande-avis');
      await desk.kind('Attestation à jour de loyer').check();
      await see('document-demande-attestation');
      await desk.kind('Attestation de résidence').check();
      await desk.make();
      await see('document-etabli');
      await desk.backToList();
      await desk
        .row('Attestation de résidence')
        .getByRole('button', { name: /^Envoyer par e-mail/ })
        .click();
      await expect(page.getByRole('dialog').getByRole('heading')).toBeVisible();
      await expect(
        page.getByRole('dialog').getByRole('button', { name: /Ne pas envoyer|Fermer/ }),
      ).toBeVisible();
      await see('document-envoyer');
      await page.keyboard.press('Escape');

      await desk.goToDocuments();
      await see('documents-mois');
      await desk.count();
      await see('documents-compte');
      await desk.start();
      await see('documents-en-cours');
      await clerk.goHome();
      await see('documents-en-cours-accueil');
      await desk.goToDocuments();
      await expect(desk.run().getByText('Terminée')).toBeVisible({ timeout: 120_000 });
      await see('documents-terminee');
      await page
        .getByRole('button', { name: /^Lire : / })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await see('bibliotheque-texte');
    });
  });
}
