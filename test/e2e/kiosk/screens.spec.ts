import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectAccessibleKiosk, LANDSCAPE, PORTRAIT } from '../support/kiosk.ts';
import { KNOWN, test } from '../support/kiosk-demonstration.ts';
import { DRAWN_ELSEWHERE, SHORT } from '../support/length.ts';

test.skip(SHORT, DRAWN_ELSEWHERE);
test.describe.configure({ timeout: 240_000 });
const keep = process.env.GUICHET_SCREENS;
const folder = join(import.meta.dirname, '../../../docs/screens');
const known = KNOWN.cchartres;

async function draw(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expectAccessibleKiosk(page);
  const size = page.viewportSize();
  if (keep === undefined || size === null) return;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `borne-${name}-${size.width}x${size.height}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'initial' });
}

for (const panel of [PORTRAIT, LANDSCAPE]) {
  test.describe(`${panel.width}×${panel.height}`, () => {
    test.use({ viewport: panel });

    test('every page of the kiosk', async ({ view, page, kiosk }) => {
      await draw(page, 'debut');
      await view.touch('Aide');
      await view.asks(/^Besoin d'aide/);
      await draw(page, 'aide');
      await view.touch(/^Retour/);
      await view.touch('Affichage');
      await draw(page, 'affichage');
      await view.touch(/^(Retour|Continuer|Fermer)/);
      await view.touch('Mon espace locataire');
      await view.asks(/^Quelle est votre référence/);
      await view.type(known.reference.slice(0, 10));
      await draw(page, 'identification');
      await view.type(known.reference.slice(10));
      await view.touch('Continuer');
      await view.asks(/date de naissance/);
      await view.type(known.birth);
      await draw(page, 'naissance');
      await view.touch('Continuer');
      await view.asks(/^Que voulez-vous faire/);
      await draw(page, 'accueil');
      await view.touch(/^Mon solde/);
      await view.asks(/^Avez-vous un code/);
      await draw(page, 'code');
      await view.giveCode(kiosk.codes[0] ?? '');
      await view.asks('Mon solde');
      await draw(page, 'solde-cache');
      await view.touch('Afficher mon solde');
      await expect(page.getByText(/445,34/).first()).toBeVisible();
      await draw(page, 'solde');
      await view.touch('Payer');
      await view.asks(/^Quels mois payez-vous/);
      await draw(page, 'payer-mois');
      await view.touch('Continuer');
      await view.asks(/^Vous payez/);
      await draw(page, 'payer-montant');
      await view.touch('Payer par carte');
      await view.asks(/^Suivez le terminal/);
      await draw(page, 'payer-terminal');
      await expect(view.heading('Paiement enregistré')).toBeVisible({ timeout: 40_000 });
      await draw(page, 'payer-enregistre');
      await view.touch('Imprimer le reçu');
      await view.asks(/^L'imprimante ne répond pas/);
      await draw(page, 'imprimante');
      await view.touch('Continuer sans ticket');
      if (!(await view.heading(/^Que voulez-vous faire/).isVisible()))
        await view.touch(/^Retour à l'accueil/);
      for (const [tile, first, name] of [
        [/^Mes documents/, 'Mes documents', 'documents'],
        [/^Mon attestation/, /^Quel est votre assureur/, 'attestation'],
        [/^Faire une demande/, /^Où est le problème/, 'demande-lieu'],
        [/^Mes coordonnées/, /^Quel est votre téléphone/, 'coordonnees'],
        [/^Mon prélèvement/, 'Mon prélèvement', 'prelevement'],
      ] as const) {
        await view.asks(/^Que voulez-vous faire/);
        await view.touch(tile);
        await view.asks(first);
        await draw(page, name);
        if (name === 'demande-lieu') {
          await page.locator('[data-choice]').first().tap();
          await view.asks(/^Quel est le problème/);
          await draw(page, 'demande-motif');
          await view.touch('Retour');
          await view.asks(/^Où est le problème/);
        }
        await view.touch('Retour');
      }
      await view.end();
      await view.touch('العربية');
      await draw(page, 'debut-ar');
    });
  });
}
