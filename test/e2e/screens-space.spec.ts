import { RegistrationsView } from './pages/space.ts';
import { draw, SIZES } from './support/draw.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';
import { expect, openSpace, test } from './support/space-desk.ts';

test.skip(SHORT, DRAWN_ELSEWHERE);

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('every screen of the section and its list', async ({ page, scenario }) => {
      const space = await openSpace(page, scenario, 'modes');
      await draw(page, 'compte-espace-locataire');
      for (const [act, name] of [
        ['Nouveau mot de passe', 'mot-de-passe'],
        ["Changer l'adresse e-mail", 'adresse'],
        ['Changer les choix', 'choix'],
        ['Désinscrire', 'desinscrire'],
      ] as const) {
        await space.open(act);
        await draw(page, `espace-${name}`);
        await space.close();
      }
      await openSpace(page, scenario, 'arrears');
      await space.open("Renvoyer l'activation");
      await space.choose(space.document, 'Passeport');
      await space.panel.getByRole('checkbox', { name: /^Par bulletin/ }).press('Space');
      await page.keyboard.press('Control+Enter');
      await space.expectDone('Activation renvoyée');
      await draw(page, 'espace-activation-renvoyee');
      await space.close();
      await openSpace(page, scenario, 'right');
      await draw(page, 'compte-espace-vide');
      const list = new RegistrationsView(page);
      await list.goTo();
      await list.view('Toutes').check();
      await expect(list.row('PRUVOST Marc')).toBeVisible();
      await draw(page, 'inscriptions');
    });
  });
}
