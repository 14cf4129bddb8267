import type { Page } from '@playwright/test';
import { DossierSection } from './pages/dossier.ts';
import { certificatePdf } from './support/certificate-pdf.ts';
import { expect, openTenant, test } from './support/dossier-desk.ts';
import { draw, SIZES } from './support/draw.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';
import { inEveryTheme } from './support/space-desk.ts';

/** The picture, then the page by its rules in every theme. */
async function show(page: Page, name: string): Promise<void> {
  await draw(page, name);
  await inEveryTheme(page);
}

test.skip(SHORT, DRAWN_ELSEWHERE);
// Each screen is examined in three themes.
test.setTimeout(360_000);

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('every screen of the file', async ({ page, desk }) => {
      await openTenant(page, desk, 'modes');
      const section = new DossierSection(page);
      await section.open();
      await expect(section.pending).toBeVisible();
      await show(page, 'dossier-changements');
      await section.people.scrollIntoViewIfNeeded();
      await section.button("Modifier l'adresse pour le courrier").scrollIntoViewIfNeeded();
      await draw(page, 'dossier-changements-foyer');
      await section.settled.scrollIntoViewIfNeeded();
      await draw(page, 'dossier-changements-traites');

      await section.button('Comparer et choisir : Coordonnées de PRUVOST Marc').click();
      await expect(page.getByRole('dialog', { name: 'Changé entre-temps' })).toBeVisible();
      await show(page, 'dossier-entre-temps');
      await page.keyboard.press('Escape');

      await section.button('Modifier les coordonnées de PRUVOST Marc').click();
      const contact = section.form('Modifier les coordonnées');
      await expect(contact.field('Téléphone 1')).toBeFocused();
      await contact.field('Téléphone 1').fill('0639985');
      await contact.field('Téléphone 2').fill('+33 (0)2 61 91 24 24');
      await contact.field('E-mail').fill('marc.pruvost@exemple');
      await page.keyboard.press('Control+Enter');
      await expect(contact.field('Téléphone 1')).toBeFocused();
      await show(page, 'dossier-coordonnees');
      await page.keyboard.press('Escape');

      await section.button("Modifier l'adresse pour le courrier").click();
      const postal = section.form("Modifier l'adresse pour le courrier");
      await postal.panel.getByRole('checkbox').uncheck();
      await postal.field('Ligne 1').fill('Mme VILLENEUVE-DESROCHES Marie-Antoinet');
      await postal.field('Ligne 4').fill('12 BIS RUE DU FAUBOURG SAINT-ÉTIENNE');
      await postal.field('Ligne 6').fill("94240 L'HAŸ-LES-ROSES CEDEX");
      await show(page, 'dossier-adresse-courrier');
      await page.keyboard.press('Escape');

      await section.button('Modifier le foyer').click();
      const household = section.form('Modifier le foyer');
      await household.panel.getByRole('button', { name: 'Ajouter un occupant' }).click();
      const first = household.group('Occupant 1');
      await first.getByRole('textbox', { name: /^Nom/ }).fill('PRUVOST');
      await first.getByRole('textbox', { name: /^Prénom/ }).fill('Léa');
      await first.getByRole('textbox', { name: /^Date de naissance/ }).fill('31042015');
      await household.panel.getByRole('button', { name: 'Ajouter un occupant' }).click();
      await page.keyboard.press('Control+Enter');
      await expect(first.getByRole('textbox', { name: /^Date de naissance/ })).toBeFocused();
      await show(page, 'dossier-foyer');
      await page.keyboard.press('Escape');

      await section.button('Modifier les rôles').click();
      const roles = section.form('Modifier les rôles');
      await roles.panel.getByRole('button', { name: 'Ajouter une personne' }).click();
      await roles.choose(roles.group('Personne 1'), 'Rôle', 'Représentant');
      await page.keyboard.press('Control+Enter');
      await show(page, 'dossier-roles');
      await page.keyboard.press('Escape');

      await section.button('Déclarer un changement de situation').click();
      const situation = section.form('Déclarer un changement de situation');
      await situation.choose(situation.panel, 'Changement', 'Mariage');
      await situation.field(/^Date du changement/).fill('14112026');
      await page.locator('input[type=file]').setInputFiles({
        name: 'acte de mariage.pdf',
        mimeType: 'application/pdf',
        buffer: certificatePdf('PRUVOST Marc', 'acte de mariage'),
      });
      await expect(page.getByRole('button', { name: 'Retirer acte de mariage.pdf' })).toBeVisible({
        timeout: 30_000,
      });
      await show(page, 'dossier-situation');
      await situation.record(/Transmis aux services du bailleur/);
      await show(page, 'dossier-enregistre');
      await situation.close();

      await section.button("Protéger l'adresse de PRUVOST Marc").click();
      const protection = section.form("Protéger l'adresse");
      await expect(protection.panel.getByRole('checkbox')).toBeFocused();
      await show(page, 'dossier-protection');
      await protection.panel.getByRole('checkbox').check();
      await protection.record(/En vigueur dès maintenant/);
      await protection.close();
      await expect(section.person('PRUVOST Marc')).toContainText('Adresse protégée');
      await draw(page, 'dossier-adresse-protegee');
    });
  });
}
