import { rmSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { AccountView } from './pages/account.ts';
import { FramePage } from './pages/frame.ts';
import { OutboxView } from './pages/outbox.ts';
import { SearchPage } from './pages/search.ts';
import { SignInPage } from './pages/sign-in.ts';
import { RegistrationsView, SpaceView } from './pages/space.ts';
import { expectAccessible } from './support/axe.ts';
import { draw, SIZES } from './support/draw.ts';
import { startGuichet } from './support/guichet.ts';
import { fillSpaces, makeScenario } from './support/scenario.ts';
import type { ScenarioBase } from './support/scenario-base.ts';
import { PAGES } from './support/spaces-address.ts';
import { CLERK, MANAGER, type Tenant } from './support/tenants.ts';

type Agent = typeof CLERK | typeof MANAGER;

/** A counter with tenant spaces in every state and its portal out of reach; the agent has just signed in. */
const test = base.extend<{ agent: Agent; scenario: ScenarioBase }>({
  agent: [CLERK, { option: true }],
  scenario: async ({ page, agent }, use) => {
    const scenario = await makeScenario('cchartres');
    await fillSpaces(scenario.data);
    const guichet = await startGuichet(scenario.data);
    try {
      await page.goto(guichet.address);
      await signIn(page, agent);
      await use(scenario);
    } finally {
      await guichet.stop();
      rmSync(scenario.data, { recursive: true, force: true });
    }
  },
});

async function signIn(page: Page, agent: Agent): Promise<void> {
  const form = new SignInPage(page);
  await form.agent(agent.name).check();
  await form.password.fill(agent.password);
  await form.password.press('Enter');
  await expect(page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
}

async function openSpace(page: Page, scenario: ScenarioBase, tenant: Tenant): Promise<SpaceView> {
  const { printed } = scenario.accounts[tenant];
  await new SearchPage(page).open(printed);
  await expect(page.getByText(`Compte ${printed}`, { exact: true })).toBeVisible();
  const space = new SpaceView(page);
  await space.goTo();
  return space;
}

async function inEveryTheme(page: Page): Promise<void> {
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    await expectAccessible(page);
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
}

async function fits(page: Page): Promise<void> {
  const account = new AccountView(page);
  for (const width of [320, 760, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    expect(await account.overflow(), `${width}`).toBeLessThanOrEqual(0);
  }
}

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

test("a refused registration is corrected from File d'envoi", async ({ page, scenario: _ }) => {
  const outbox = new OutboxView(page);
  await outbox.goTo();
  const card = page.getByRole('article', { name: "Inscription à l'espace locataire" });
  await expect(card).toContainText('LEROY Paul');
  await card.getByRole('button', { name: 'Corriger et renvoyer' }).press('Enter');
  await expect(page.getByRole('heading', { name: "Inscrire à l'espace locataire" })).toBeVisible();
});

test("a refused change of address is corrected from File d'envoi, and the new one takes its place", async ({
  page,
  scenario: _,
}) => {
  const outbox = new OutboxView(page);
  await outbox.goTo();
  const card = page.getByRole('article', { name: "Changement d'adresse e-mail" });
  await expect(card).toContainText('ÇELIK Ayşe');
  await card.getByRole('button', { name: 'Corriger et renvoyer' }).press('Enter');
  const space = new SpaceView(page);
  await expect(page.getByRole('dialog', { name: "Changer l'adresse e-mail" })).toBeVisible();
  await expect(space.panel).toContainText('Corrige le changement refusé');
  await expect(space.panel).toContainText("Cette adresse e-mail est déjà celle d'une autre personne.");
  await space.choose(space.document, 'Passeport');
  await space.email.fill('ayse.celik@nouvelle.example');
  await space.again.fill('ayse.celik@nouvelle.example');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await space.expectDone('Adresse e-mail changée');
  await space.close();
  await expect(space.card).not.toContainText('refusé');
  await expect(space.card).toContainText('ayse.celik@nouvelle.example');
  await outbox.goTo();
  await expect(card).toHaveCount(0);
  await expect(outbox.handled).toContainText('Corrigée et renvoyée');
});

test('the work list: views with counts, filter, arrows, and Entrée opens the section', async ({
  page,
  scenario,
}) => {
  const list = new RegistrationsView(page);
  await expect(
    new FramePage(page).rail.getByRole('button', { name: /^Inscriptions ?, 4 inscriptions à reprendre$/ }),
  ).toBeVisible();
  await list.goTo();
  await expect(list.view('À activer')).toBeChecked();
  await expect(list.view('À activer')).toHaveAccessibleName('À activer (1)');
  await expect(list.row('VASSEUR Nadia')).toContainText(/Attente jusqu'au/);
  await inEveryTheme(page);
  await list.view('À activer').focus();
  await page.keyboard.press('ArrowRight');
  await expect(list.row('LEMAIRE Joël')).toContainText("Renvoyer l'activation");
  await page.keyboard.press('ArrowRight');
  await expect(list.row('BOURGEOIS Inès')).toContainText("Corriger l'adresse e-mail");
  await expect(list.row('BOURGEOIS Inès')).toContainText('boîte aux lettres inconnue');
  await page.keyboard.press('ArrowRight');
  await expect(list.row('GARNIER Théo')).toContainText("En attente d'envoi");
  await page.keyboard.press('ArrowRight');
  await expect(list.row('LEROY Paul')).toContainText('Traiter le refus');
  await page.keyboard.press('ArrowRight');
  await expect(list.table.getByRole('row')).toHaveCount(10);
  await inEveryTheme(page);
  await fits(page);

  await list.filter.fill('morel');
  await expect(list.table.getByRole('row')).toHaveCount(3);
  await list.filter.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(list.filter).toBeFocused();
  await list.filter.fill('personne de ce nom');
  await expect(page.getByRole('heading', { name: /Aucune inscription pour/ })).toBeVisible();
  await expectAccessible(page);
  await list.filter.fill('');
  await list.view('À activer').check();
  await expect(list.row('VASSEUR Nadia')).toBeVisible();
  await list.filter.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Compte ${scenario.accounts.arrears.printed}`, { exact: true })).toBeVisible();
  await expect(new SpaceView(page).section).toBeVisible();
  // Back where it was left.
  await page.keyboard.press('Escape');
  await expect(list.view('À activer')).toBeChecked();
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
