import sharp from 'sharp';
import { RequestForm, RequestsSection } from './pages/requests.ts';
import { draw, SIZES } from './support/draw.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';
import { expect, openTenant, test } from './support/request-desk.ts';

test.skip(SHORT, DRAWN_ELSEWHERE);

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('every screen of a request', async ({ page, desk }) => {
      const form = new RequestForm(page);
      const section = new RequestsSection(page);
      await openTenant(page, desk, 'modes');
      await form.open();
      await draw(page, 'demande-vide');
      await form.place('Logement').check();
      await form.motive(/^Fuite d'eau Urgente/).check();
      await form.description.fill('Le voisin est fou, il a inondé la salle de bain.');
      await expect(page.getByRole('button', { name: 'Reformuler' })).toBeVisible();
      await draw(page, 'demande-alerte');
      await form.place('Parties communes').check();
      await form.search.fill('gaz');
      await form.search.press('Enter');
      await draw(page, 'demande-danger');
      await form.search.fill('');
      await form.place('Logement').check();
      await form.motive(/^Robinet/).check();
      await form.description.fill('Le mitigeur de la cuisine goutte en continu.');
      await page.locator('input[type=file]').setInputFiles({
        name: 'siphon.png',
        mimeType: 'image/png',
        buffer: await picture(),
      });
      await expect(page.getByRole('list', { name: 'Fichiers joints' })).toContainText('siphon');
      await form.slot('vendredi matin').press('Space');
      await form.slot('samedi matin').press('Space');
      await form.checked.press('Space');
      await form.place('Logement').scrollIntoViewIfNeeded();
      await draw(page, 'demande-remplie');
      await form.checked.scrollIntoViewIfNeeded();
      await draw(page, 'demande-contact');
      await page.keyboard.press('Control+Enter');
      await form.expectDone();
      await expect(page.getByRole('button', { name: /^(Imprimer|Enregistrer)/ }).first()).toBeVisible();
      await draw(page, 'demande-enregistree');
      await page.keyboard.press('Escape');
      await expect(section.timeline).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(section.own).toBeVisible();
      await draw(page, 'compte-demandes');
      await section.section.getByRole('heading', { name: 'Visites' }).scrollIntoViewIfNeeded();
      await draw(page, 'compte-demandes-residence');
      await section.show(/Serrure/);
      await draw(page, 'demande-suivi');
      for (const [act, name] of [
        ['Compléter', 'completer'],
        ['Modifier', 'modifier'],
        ['Clore', 'clore'],
      ] as const) {
        await section.act(act).press('Enter');
        await expect(section.panel).toBeVisible();
        await draw(page, `demande-${name}`);
        await page.keyboard.press('Escape');
        await expect(section.panel).toBeHidden();
      }
      await page.keyboard.press('Escape');
      await section.act('Note de visite').press('Enter');
      await expect(section.panel).toBeVisible();
      await draw(page, 'note-visite');
      await page.keyboard.press('Escape');
      await expect(section.panel).toBeHidden();
      await openTenant(page, desk, 'over');
      await section.goTo();
      await section.show(/volet/);
      await draw(page, 'demande-refusee');
      await openTenant(page, desk, 'son');
      await section.goTo().catch(() => {});
      await draw(page, 'compte-demandes-vide');
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^Demandes/ })
        .click();
      await expect(page.getByRole('heading', { name: 'Demandes', level: 1 })).toBeVisible();
      await expect(page.getByRole('table')).toBeVisible();
      await draw(page, 'demandes');
      await page.getByRole('radio', { name: /^Nouvelles réponses/ }).check();
      await draw(page, 'demandes-nouvelles');
      await page.getByLabel('Filtrer').fill('introuvable');
      await expect(page.getByText('Aucune demande ne correspond')).toBeVisible();
      await draw(page, 'demandes-filtre-vide');
    });
  });
}

/** A photo as a telephone takes it, small. */
function picture(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a8b99' } })
    .png()
    .toBuffer();
}
