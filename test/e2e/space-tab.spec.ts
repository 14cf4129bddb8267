import { expectAccessible } from './support/axe.ts';
import { expect, fits, inEveryTheme, openSpace, test } from './support/space-desk.ts';
import { PAGES } from './support/spaces-address.ts';
import { CLERK, MANAGER } from './support/tenants.ts';

test('a space shows where it stands, its address, its choices with their words', async ({
  page,
  scenario,
}) => {
  const space = await openSpace(page, scenario, 'modes');
  await expect(space.card).toHaveAccessibleName('PRUVOST Marc');
  await expect(space.card).toContainText('signataire principal');
  await expect(space.card).toContainText('Active');
  await expect(space.card).toContainText(/depuis le \d\d\/\d\d\/\d{4}/);
  await expect(space.card).toContainText('marc.pruvost@courriel.example');
  const choices = space.card.getByRole('table', { name: 'Choix de PRUVOST Marc' });
  await expect(choices.getByRole('row')).toHaveCount(4);
  await expect(choices).toContainText('Je demande à recevoir mes quittances');
  await expect(choices).toContainText('au guichet');
  await expect(choices).toContainText('version du 01/03/2026');
  // Suspending is the responsable's, and the button says so.
  const suspend = space.act('Suspendre');
  await expect(space.section).toContainText(PAGES);
  await expect(suspend).toHaveAttribute('aria-disabled', 'true');
  await expect(suspend).toHaveAccessibleDescription("réservé au responsable d'agence");
  await inEveryTheme(page);
  await fits(page);
});

test('nobody registered: why, and the key that registers', async ({ page, scenario }) => {
  const space = await openSpace(page, scenario, 'right');
  await expect(space.section).toContainText("Personne n'est inscrit à l'espace locataire. F6 pour inscrire.");
  await inEveryTheme(page);
  await fits(page);
  await space.section.getByRole('button', { name: 'Inscrire' }).press('Enter');
  await expect(page.getByRole('heading', { name: "Inscrire à l'espace locataire" })).toBeVisible();
});

test('an activation is sent again by mail and by slip, and its slip is printed', async ({
  page,
  scenario,
}) => {
  const space = await openSpace(page, scenario, 'arrears');
  await expect(space.card).toContainText("En attente d'activation");
  await expect(space.card).toContainText(/Lien par e-mail, valable jusqu'au/);
  await space.open("Renvoyer l'activation");
  await inEveryTheme(page);
  await page.keyboard.press('Control+Enter');
  await expect(space.panel).toContainText("Choisissez la pièce d'identité vue.");
  await space.choose(space.document, 'Passeport');
  await space.panel.getByRole('checkbox', { name: /^Par e-mail/ }).press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(space.panel).toContainText(/Choisissez au moins un moyen/);
  await expect(space.panel.getByRole('checkbox', { name: /^Par e-mail/ })).toBeFocused();
  await page.keyboard.press('Space');
  await space.panel.getByRole('checkbox', { name: /^Par bulletin/ }).press('Space');
  await page.keyboard.press('Control+Enter');
  await space.expectDone('Activation renvoyée');
  await expect(space.panel).toContainText('nadia.vasseur@courriel.example');
  await expect(space.panel).toContainText("L'envoi au portail se fera seul.");
  await expect(space.panel.getByRole('button', { name: /^Enregistrer le PDF/ })).toBeVisible();
  await inEveryTheme(page);
  await fits(page);
  await space.close();
  await expect(space.card).toContainText(/Lien par e-mail et bulletin remis, valable jusqu'au/);
  await expect(space.history.getByRole('row').nth(1)).toContainText('Nouvelle activation');
  await expect(space.history.getByRole('row').nth(1)).toContainText('En attente');
  await expectAccessible(page);
  await space.history.getByRole('button', { name: /^Ouvrir / }).press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Documents' })).toBeVisible();
});

test('an address that came back is changed: typed twice, kept through a lock, with its slip', async ({
  page,
  scenario,
}) => {
  const space = await openSpace(page, scenario, 'over');
  await expect(space.card).toContainText('Adresse e-mail à corriger');
  await expect(space.card).toContainText('boîte aux lettres inconnue');
  await space.open("Changer l'adresse e-mail");
  await space.choose(space.document, "Carte nationale d'identité");
  await page.keyboard.press('Tab');
  await expect(space.email).toBeFocused();
  await page.keyboard.type('ines.bourgeois@nouvelle');
  await page.keyboard.press('Control+Enter');
  await expect(space.email).toHaveAccessibleDescription(/Il manque la fin après le signe @/);
  await page.keyboard.press('End');
  await page.keyboard.type('.example');
  await page.keyboard.press('Tab');
  await expect(space.again).toBeFocused();
  await page.keyboard.type('ines.bourgeoi@nouvelle.example');
  await page.keyboard.press('Enter');
  await expect(space.again).toHaveAccessibleDescription(/ne sont pas les mêmes/);
  await inEveryTheme(page);
  await fits(page);

  // Locked in the middle of it: the panel is found again as it was.
  await page.keyboard.press('F12');
  await expect(page.getByRole('heading', { name: 'Poste verrouillé' })).toBeVisible();
  await page.getByLabel('Mot de passe', { exact: true }).fill(CLERK.password);
  await page.keyboard.press('Enter');
  await expect(space.email).toHaveValue('ines.bourgeois@nouvelle.example');
  await expect(space.again).toHaveValue('ines.bourgeoi@nouvelle.example');
  await expect(space.document).toContainText("Carte nationale d'identité");
  await space.again.fill('Ines.Bourgeois@nouvelle.example');
  await space.again.press('Control+Enter');
  await space.expectDone('Adresse e-mail changée');
  await expect(space.panel).toContainText('ines.bourgeois@nouvelle.example');
  await expect(space.panel.getByRole('button', { name: /^Imprimer/ })).toBeVisible();
  await space.close();
  await expect(space.card).toContainText('ines.bourgeois@nouvelle.example');
  await expect(space.card).not.toContainText('Adresse e-mail à corriger');
  await space.open("Changer l'adresse e-mail");
  await expect(space.email).toHaveValue('');
});

test('a choice is withdrawn: what is lost is said before, and a slip says it after', async ({
  page,
  scenario,
}) => {
  const space = await openSpace(page, scenario, 'modes');
  await space.open('Changer les choix');
  await space.choose(space.document, 'Autre pièce');
  await page.keyboard.press('Control+Enter');
  await expect(space.panel).toContainText('Aucun choix ne change.');
  const boxes = space.panel.getByRole('checkbox');
  const given = space.panel.getByRole('checkbox', { checked: true }).last();
  const before = await boxes.count();
  expect(before).toBeGreaterThan(0);
  await given.press('Space');
  await expect(space.panel).toContainText(/non, dès maintenant/);
  await inEveryTheme(page);
  await fits(page);
  await page.keyboard.press('Control+Enter');
  await space.expectDone('Choix enregistrés');
  await expect(space.panel.getByRole('button', { name: /^Imprimer/ })).toBeVisible();
  await space.close();
  await expect(space.card.getByRole('cell', { name: 'Non' })).not.toHaveCount(1);
  await expect(space.history).toContainText('Changement des choix');
});

test('a désinscription says what is lost, wants the reason, and gives its slip', async ({
  page,
  scenario,
}) => {
  const space = await openSpace(page, scenario, 'modes');
  await space.open('Désinscrire');
  await expect(space.panel).toContainText('Ce qui change pour le locataire');
  await expect(space.panel).toContainText('À lire au locataire avant de valider.');
  await page.keyboard.press('Control+Enter');
  await expect(space.panel).toContainText('Choisissez un motif.');
  await space.choose(space.reason, 'Demande du locataire');
  await page.keyboard.press('Control+Enter');
  await expect(space.panel).toContainText("Choisissez la pièce d'identité vue.");
  await space.choose(space.document, 'Passeport');
  await inEveryTheme(page);
  await page.keyboard.press('Control+Enter');
  await space.expectDone('Désinscription enregistrée');
  await expect(space.panel.getByRole('button', { name: /^Imprimer/ })).toBeVisible();
  await inEveryTheme(page);
  await space.close();
  await expect(space.card).toContainText('Désinscrite');
  await space.act('Inscrire de nouveau').press('Enter');
  await expect(page.getByRole('heading', { name: "Inscrire à l'espace locataire" })).toBeVisible();
});

test('a forgotten identifier is shown masked, and only once a document was seen', async ({
  page,
  scenario,
}) => {
  const space = await openSpace(page, scenario, 'modes');
  await space.open('Identifiant oublié');
  await page.keyboard.press('Control+Enter');
  await expect(space.panel).toContainText("Choisissez la pièce d'identité vue.");
  await expect(space.panel).not.toContainText('@');
  await space.choose(space.document, 'Titre de séjour');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(space.panel).toContainText(/m[•*]+.*@courriel\.example/);
  await expect(space.panel).not.toContainText('marc.pruvost@');
  await inEveryTheme(page);
  await space.close();
});

test('the leaflet is printed, and the screen shows where the reference stands', async ({
  page,
  scenario,
}) => {
  const space = await openSpace(page, scenario, 'right');
  await space.section.getByRole('button', { name: 'Où est la référence' }).press('Enter');
  await expect(space.panel).toContainText(scenario.accounts.right.printed);
  await inEveryTheme(page);
  await fits(page);
  await space.close();
  await space.section.getByRole('button', { name: 'Imprimer le dépliant' }).press('Enter');
  await expect(space.panel.getByRole('button', { name: 'Préparer le dépliant' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await space.expectDone('Dépliant prêt');
  await expect(space.panel.getByRole('button', { name: /^Imprimer/ })).toBeVisible();
  await space.close();
});

test('a refused registration is corrected from the section', async ({ page, scenario }) => {
  const space = await openSpace(page, scenario, 'bounced');
  await expect(space.card).toContainText("L'inscription a été refusée");
  await expect(space.card).toContainText("Cette adresse e-mail est déjà celle d'une autre personne.");
  await inEveryTheme(page);
  await space.act('Corriger et renvoyer').press('Enter');
  await expect(page.getByRole('heading', { name: "Inscrire à l'espace locataire" })).toBeVisible();
});

test.describe('for a responsable', () => {
  test.use({ agent: MANAGER });

  test('a space is suspended with its reason, and resumed', async ({ page, scenario }) => {
    const space = await openSpace(page, scenario, 'modes');
    await space.open('Suspendre');
    await page.keyboard.press('Control+Enter');
    await expect(space.panel).toContainText('Choisissez un motif.');
    await space.choose(space.reason, 'Litige entre titulaires');
    await inEveryTheme(page);
    await page.keyboard.press('Control+Enter');
    await space.expectDone('Espace suspendu');
    await space.close();
    await expect(space.card).toContainText('Suspendue');
    await expect(space.act('Nouveau mot de passe')).toHaveCount(0);
    await space.open('Rétablir');
    await expect(space.panel.getByRole('button', { name: "Rétablir l'espace" })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await space.expectDone('Espace rétabli');
    await space.close();
    await expect(space.card).toContainText('Active');
    await expect(space.act('Suspendre')).not.toHaveAttribute('aria-disabled');
  });
});

test.describe('where the guide says when the space of who left goes off', () => {
  test.use({ landlord: 'neolia' });

  test('the section says it', async ({ page, scenario }) => {
    const space = await openSpace(page, scenario, 'exited');
    await expect(space.section).toContainText('Après la sortie');
    await expectAccessible(page);
  });
});

test('where the guide is silent, nothing is said of what comes after the exit', async ({
  page,
  scenario,
}) => {
  const space = await openSpace(page, scenario, 'exited');
  await expect(space.card).toContainText('Active');
  await expect(space.section).not.toContainText('Après la sortie');
});

test.describe('where the avis comes with the account', () => {
  test.use({ landlord: 'habitat-du-gard' });

  test('it is told and has no box', async ({ page, scenario }) => {
    const space = await openSpace(page, scenario, 'modes');
    await space.open('Changer les choix');
    await expect(space.panel).toContainText('Compris dans le compte');
    await expect(space.panel.getByRole('checkbox', { name: /^Avis/ })).toHaveCount(0);
    await expect(space.panel.getByRole('checkbox', { name: /^Quittance/ })).toHaveCount(1);
    await inEveryTheme(page);
  });
});
