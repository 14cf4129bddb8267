import { Clerk } from './pages/clerk.ts';
import { DirectDebitPage } from './pages/direct-debit.ts';
import { expectAccessible } from './support/axe.ts';
import { certificatePdf } from './support/certificate-pdf.ts';
import { draw, SIZES } from './support/draw.ts';
import { expect, test } from './support/fixtures.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';

/** Has a mandate of the landlord's file. */
const WITH = '0030020788B';
const WITHOUT = '0030020790D';
/** Published specimens of account numbers, nobody's. */
const FRENCH = 'FR76 3000 6000 0112 3456 7890 189';

test.skip(SHORT, DRAWN_ELSEWHERE);

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('every screen of direct debit', async ({ page }) => {
      const clerk = new Clerk(page);
      const debit = new DirectDebitPage(page);
      const see = async (name: string) => {
        await draw(page, name);
        await expectAccessible(page);
      };
      await clerk.signIn();
      await clerk.open(WITHOUT);
      await debit.show();
      await see('compte-prelevement-aucun');

      await debit.open('Mettre en place le prélèvement');
      await expect(debit.iban).toBeFocused();
      await see('prelevement-vide');
      await debit.typeIban('FR76 3000 6000 0112 3456 7890 188');
      await expect(debit.page.getByText(/ne tombe pas juste/)).toBeVisible();
      await debit.validate();
      await see('prelevement-refuse');
      await debit.typeIban(FRENCH);
      await expect(debit.change).toBeVisible();
      await debit.day(10).check();
      await see('prelevement-lu');
      await debit.validate();
      await debit.done('Mandat enregistré');
      await expect(page.getByRole('button', { name: /^Imprimer/ }).first()).toBeVisible();
      await see('prelevement-enregistre');
      await debit.close();
      await expect(debit.act('Déposer le mandat signé')).toBeVisible();
      await see('compte-prelevement-a-signer');

      const sign = await debit.open('Déposer le mandat signé');
      await sign.getByLabel('Signé le').fill(new Date().toLocaleDateString('fr-FR'));
      await page.locator('input[type=file]').setInputFiles({
        name: 'mandat-signe.pdf',
        mimeType: 'application/pdf',
        buffer: certificatePdf('M. PRUVOST Marc', '3 rue des Lilas'),
      });
      await expect(page.getByRole('button', { name: 'Retirer mandat-signe.pdf' })).toBeVisible({
        timeout: 30_000,
      });
      await see('prelevement-signe');
      await debit.validate();
      await debit.done('Mandat enregistré');
      await debit.close();
      await see('compte-prelevement-actif');

      await debit.open('Changer de jour');
      await debit.day(15).check();
      await see('prelevement-jour');
      await debit.close();
      const revoke = await debit.open('Révoquer le mandat');
      await revoke.getByRole('button', { name: /Raison$/ }).click();
      await page.getByRole('option', { name: 'Autre raison' }).click();
      await debit.validate();
      await expect(revoke.getByText('Écrivez la raison en une ligne.')).toBeVisible();
      await see('prelevement-revocation');
      await debit.close();

      await clerk.open(WITH);
      await debit.show();
      await see('compte-prelevement-bailleur');
      await debit.open('Changer de RIB');
      await see('prelevement-rib');
    });
  });
}
