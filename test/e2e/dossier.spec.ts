import type { Page } from '@playwright/test';
import { ContactsPage } from './pages/contacts.ts';
import { DossierSection } from './pages/dossier.ts';
import { certificatePdf } from './support/certificate-pdf.ts';
import { expect, openTenant, signIn, test } from './support/dossier-desk.ts';
import type { LandlordId } from './support/guichet.ts';
import { isWalked, WALKED_ELSEWHERE } from './support/length.ts';
import { CLERK, MANAGER } from './support/tenants.ts';

type Agent = typeof CLERK | typeof MANAGER;
const NAME = 'LEMAIRE Joël';

async function giveFile(page: Page, name: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/pdf',
    buffer: certificatePdf(NAME, name),
  });
  await expect(page.getByRole('button', { name: `Retirer ${name}` })).toBeVisible({ timeout: 30_000 });
}

/** What the landlord's guide makes of a change: at once where it is silent, checked where it says so. */
const LANDLORDS: ReadonlyArray<readonly [LandlordId, checked: boolean]> = [
  ['cchartres', false],
  ['habitat-du-gard', true],
];

for (const [landlord, checked] of LANDLORDS) {
  test.describe(landlord, () => {
    test.skip(!isWalked(landlord), WALKED_ELSEWHERE);
    test.use({ landlord });
    test.setTimeout(180_000);
    const sentence = checked ? /Transmis aux services du bailleur/ : /En vigueur dès maintenant/;

    test('a clerk changes each part of a file, by the keys', async ({ page, desk }) => {
      await openTenant(page, desk, 'weekly');
      const section = new DossierSection(page);
      await section.open();

      await section.button(`Modifier les coordonnées de ${NAME}`).press('Enter');
      const contact = section.form('Modifier les coordonnées');
      await expect(contact.field('Téléphone 1')).toBeFocused();
      await page.keyboard.type('0033 6.39.98.41.27');
      await page.keyboard.press('Tab');
      await expect(contact.field('Téléphone 1')).toHaveValue(/^06.39.98.41.27$/);
      await contact.field('E-mail').fill('joel.lemaire@exemple.example');
      await contact.record(sentence);
      await contact.close();
      // The frame stays: the section scrolls within it.
      expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(
        true,
      );
      const person = section.person(NAME);
      if (checked) {
        await expect(person).toContainText('À valider');
        await expect(person).not.toContainText(/06.39.98.41.27/);
        await expect(section.pending).toContainText(/06.39.98.41.27/);
      } else {
        await expect(person).toContainText(/06.39.98.41.27/);
        await expect(person).toContainText('joel.lemaire@exemple.example');
        await expect(section.settled).toContainText('Coordonnées de LEMAIRE Joël');
        await expect(section.pending).toBeHidden();
      }

      await section.button("Modifier l'adresse pour le courrier").press('Enter');
      const postal = section.form("Modifier l'adresse pour le courrier");
      await postal.panel.getByRole('checkbox').press('Space');
      await expect(postal.field('Ligne 1')).toBeFocused();
      await page.keyboard.type('M. LEMAIRE Joël');
      await postal.field('Ligne 4').fill('8 rue du Puits');
      await postal.field('Ligne 6').fill('28190 Courville-sur-Eure');
      await postal.record(sentence);
      await postal.close();
      const letters = section.region('Adresse pour le courrier');
      await expect(letters).toContainText(checked ? 'À valider' : '8 rue du Puits');
      if (checked) await expect(letters).not.toContainText('8 rue du Puits');

      await section.button('Modifier le foyer').press('Enter');
      const household = section.form('Modifier le foyer');
      await household.panel.getByRole('button', { name: 'Ajouter un occupant' }).press('Enter');
      const occupant = household.group('Occupant 1');
      await expect(occupant.getByRole('textbox', { name: /^Nom/ })).toBeFocused();
      await page.keyboard.type('LEMAIRE');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Zoé');
      await page.keyboard.press('Tab');
      await page.keyboard.type('12032019');
      await expect(occupant.getByRole('textbox', { name: /^Date de naissance/ })).toHaveValue('12/03/2019');
      await household.record(sentence);
      await household.close();
      if (checked) await expect(section.change('Foyer')).toContainText('LEMAIRE Zoé');
      else await expect(section.people).toContainText('LEMAIRE Zoé');
    });

    test('roles and a situation go to the services with their paper; a protection is there at once', async ({
      page,
      desk,
    }) => {
      await openTenant(page, desk, 'weekly');
      const section = new DossierSection(page);
      await section.open();

      await section.button('Modifier les rôles').press('Enter');
      const roles = section.form('Modifier les rôles');
      await roles.panel.getByRole('button', { name: 'Ajouter une personne' }).press('Enter');
      const first = roles.group('Personne 1');
      await roles.choose(first, 'Rôle', 'Représentant');
      await roles.choose(first, 'Nature', 'Tuteur');
      await first.getByRole('textbox', { name: /^Nom/ }).fill('DUVAL');
      await first.getByRole('textbox', { name: /^Téléphone/ }).fill('02 61 91 24 24');
      await roles.record(/Transmis aux services du bailleur/);
      await roles.close();
      await expect(section.change('Rôles')).toContainText('À valider');
      await expect(section.people).not.toContainText('DUVAL');

      await section.button('Déclarer un changement de situation').press('Enter');
      const situation = section.form('Déclarer un changement de situation');
      await situation.choose(situation.panel, 'Changement', 'Mariage');
      await expect(situation.panel).toContainText('Acte de mariage ou livret de famille');
      await situation.field(/^Date du changement/).fill('14112026');
      await giveFile(page, 'acte de mariage.pdf');
      await situation.record(/Transmis aux services du bailleur/);
      await situation.close();
      const declared = section.change(/^Mariage/);
      await expect(declared).toContainText('14/11/2026');
      await expect(declared).toContainText('acte de mariage.pdf');
      await expect(declared.getByRole('button', { name: /^Voir le récépissé/ })).toBeVisible();

      await section.button(`Protéger l'adresse de ${NAME}`).press('Enter');
      const protection = section.form("Protéger l'adresse");
      await page.keyboard.press('Control+Enter');
      await expect(protection.panel.getByText('Cochez pour confirmer la demande.')).toBeVisible();
      await expect(protection.panel.getByRole('checkbox')).toBeFocused();
      await page.keyboard.press('Space');
      await protection.record(/En vigueur dès maintenant/);
      await protection.close();
      await expect(section.person(NAME)).toContainText('Adresse protégée');
      await expect(page.getByRole('main')).not.toContainText('14 rue des Bleuets, apt');
      // A responsable's code takes it off: the clerk is asked for one.
      await section.button(`Lever la protection de l'adresse de ${NAME}`).press('Enter');
      await page.keyboard.press('Space');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog').getByText(/demande l'accord d'un responsable/)).toBeVisible();
    });
  });
}

test.describe('the forms of the file', () => {
  test('say what is wrong in its place, and keep what is typed through a lock', async ({ page, desk }) => {
    await openTenant(page, desk, 'weekly');
    const section = new DossierSection(page);
    await section.open();
    await section.button(`Modifier les coordonnées de ${NAME}`).press('Enter');
    const contact = section.form('Modifier les coordonnées');
    await expect(contact.field('Téléphone 1')).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(contact.panel.getByText("Rien n'a été changé.")).toBeVisible();
    await contact.field('E-mail').fill('joel.lemaire');
    await contact.field('Téléphone 2').fill('0639');
    await page.keyboard.press('Control+Enter');
    await expect(contact.field('Téléphone 2')).toBeFocused();
    await expect(contact.field('E-mail')).toHaveAttribute('aria-invalid', 'true');
    await expect(contact.field('Téléphone 1')).not.toHaveAttribute('aria-invalid', 'true');
    await expect(contact.panel.getByText(/^Brouillon gardé/)).toBeVisible();
    await page.keyboard.press('F12');
    await expect(page.getByLabel('Mot de passe', { exact: true })).toBeFocused();
    await page.keyboard.type('guichet-de-la-gare');
    await page.keyboard.press('Enter');
    await expect(contact.field('E-mail')).toHaveValue('joel.lemaire');
    await expect(contact.field('Téléphone 2')).toHaveValue('0639');
    await page.keyboard.press('Escape');
    await expect(contact.panel).toBeHidden();
  });

  test('take people out of a list, one by one', async ({ page, desk }) => {
    await openTenant(page, desk, 'weekly');
    const section = new DossierSection(page);
    await section.open();
    await section.button('Modifier le foyer').click();
    const { panel, group } = bound(section.form('Modifier le foyer'));
    const add = panel.getByRole('button', { name: 'Ajouter un occupant' });
    await add.click();
    await group('Occupant 1').getByRole('textbox', { name: /^Nom/ }).fill('LEMAIRE');
    await add.click();
    await group('Occupant 2').getByRole('textbox', { name: /^Nom/ }).fill('DUPRÉ');
    await panel.getByRole('button', { name: 'Retirer LEMAIRE' }).click();
    await expect(add).toBeFocused();
    await expect(panel.getByRole('group', { name: /^Occupant/ })).toHaveCount(1);
    await expect(group('Occupant 1').getByRole('textbox', { name: /^Nom/ })).toHaveValue('DUPRÉ');
  });
});

test.describe('values at odds', () => {
  test('lie side by side, from the queue; the clerk keeps what was typed', async ({ page, desk }) => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^File d'envoi/ })
      .click();
    await page.getByRole('button', { name: 'Corriger et renvoyer' }).first().click();
    const panel = page.getByRole('dialog', { name: 'Changé entre-temps' });
    await expect(panel).toBeVisible();
    for (const column of ["Vu à l'ouverture", 'Votre saisie', 'Valeur actuelle'])
      await expect(panel.getByRole('columnheader', { name: column })).toBeVisible();
    const phone = panel.getByRole('row').filter({ hasText: 'Téléphone 1' });
    await expect(phone).toContainText(/06.39.98.41.27/);
    await expect(phone).toContainText(/06.39.98.55.10/);
    await expect(panel.getByRole('button', { name: 'Garder ma saisie' })).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog', { name: 'Changement enregistré' })).toBeVisible();
    await page.keyboard.press('Escape');
    const section = new DossierSection(page);
    await expect(section.person(desk.accounts.modes.holder)).toContainText(/06.39.98.41.27/);
  });

  test('or what stands now', async ({ page, desk }) => {
    await openTenant(page, desk, 'modes');
    const section = new DossierSection(page);
    await section.open();
    await section.button('Comparer et choisir : Coordonnées de PRUVOST Marc').press('Enter');
    await page.getByRole('button', { name: 'Garder la valeur actuelle' }).press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(section.button('Comparer et choisir : Coordonnées de PRUVOST Marc')).toBeHidden();
    await expect(section.person('PRUVOST Marc')).toContainText(/06.39.98.55.10/);
  });
});

test('a form left unfinished, on a file that changed since, says so and is not lost', async ({
  page,
  desk,
}) => {
  const section = new DossierSection(page);
  const form = section.form('Modifier les coordonnées');
  const begin = async () => {
    await openTenant(page, desk, 'weekly');
    await section.open();
    await section.button(`Modifier les coordonnées de ${NAME}`).press('Enter');
    await expect(form.field('Téléphone 1')).toBeFocused();
  };
  const change = async (to: Agent) => {
    await page.keyboard.press('F12');
    await page.getByRole('button', { name: "Changer d'agent" }).click();
    await signIn(page, to);
  };
  await begin();
  await form.field('E-mail').fill('joel@exemple.example');
  await expect(form.panel.getByText(/^Brouillon gardé/)).toBeVisible();
  await page.keyboard.press('Escape');
  await change(MANAGER);
  await begin();
  await form.field('Téléphone 1').fill('06 39 98 22 11');
  await form.record(/En vigueur/);
  await form.close();
  await change(CLERK);
  await begin();
  const alert = form.panel.getByRole('alert').filter({ hasText: 'Changé entre-temps' });
  await expect(alert).toContainText(/06.39.98.22.11/);
  await expect(form.field('E-mail')).toHaveValue('joel@exemple.example');
  await alert.getByRole('button', { name: 'Garder la valeur actuelle' }).click();
  await expect(alert).toBeHidden();
  await expect(form.field('Téléphone 1')).toHaveValue(/^06.39.98.22.11$/);
  await expect(form.field('E-mail')).toHaveValue('');
});

test('whom to call is found by the residence, without an account', async ({ page, desk: _desk }) => {
  const contacts = new ContactsPage(page);
  await contacts.open();
  await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
  await expect(contacts.search).toBeFocused();
  await page.keyboard.type('bleuets');
  await expect(contacts.residence('Les Bleuets')).toBeVisible();
  await contacts.search.fill('introuvable');
  await expect(page.getByText(/^Rien sous/)).toBeVisible();
  await page.getByRole('button', { name: 'Effacer la recherche' }).press('Enter');
  await expect(contacts.search).toBeFocused();
  await expect(contacts.residence('Les Bleuets')).toBeVisible();
});

/** A form's panel and its groups. */
function bound(form: ReturnType<DossierSection['form']>) {
  return { panel: form.panel, group: (name: string) => form.group(name) };
}
