import { rmSync } from 'node:fs';
import { test as base, type Page } from '@playwright/test';
import { Clerk } from './pages/clerk.ts';
import { BY_HAND_MS, RegistrationView } from './pages/registration.ts';
import { SignInPage } from './pages/sign-in.ts';
import { listenTo } from './support/announcements.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { startGuichet } from './support/guichet.ts';
import { OTHER_THEMES } from './support/length.ts';
import { fillSpaces, makeScenario } from './support/scenario.ts';
import { CLERK } from './support/tenants.ts';

const DARC = '0030020790D';
const MARTIN = 'L0457718';
/** Second of two signatories. */
const GARD = {
  printed: '00418-22/B',
  person: /VAN DEN BROECK Luc/,
  names: ['Van den Broeck', 'Luc'],
  birth: '19081983',
} as const;

async function inEveryTheme(page: Page): Promise<void> {
  for (const theme of ['light', ...OTHER_THEMES]) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    await expectAccessible(page);
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
}

async function fits(page: Page, guide: RegistrationView): Promise<void> {
  const before = page.viewportSize() ?? { width: 1366, height: 768 };
  // 683 × 384: the usual window at 200 %.
  for (const [width, height] of [
    [320, 640],
    [683, 384],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await guide.overflow(), `at ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(page);
  await page.setViewportSize(before);
}

test.describe("C'Chartres", () => {
  test.use({ landlord: 'cchartres' });

  test('a tenant is registered with the keys alone, every question accessible in every theme', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const clerk = new Clerk(page);
    const guide = new RegistrationView(page);
    await clerk.signIn();
    await clerk.open(DARC);
    await guide.open();
    const heard = await listenTo(page);
    await expect(guide.person(/D'ARC Jean-Baptiste/)).toBeFocused();
    await expect(guide.person(/D'ARC Jean-Baptiste/)).toBeChecked();
    await inEveryTheme(page);
    await fits(page, guide);

    await guide.next("Que dit la pièce d'identité ?");
    expect(await heard()).toMatch(/Étape 2 sur 5/);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Indiquez quelle pièce vous avez vue.').first()).toBeVisible();
    await expect(guide.document).toBeFocused();
    await guide.typeIdentity("D'ARC", 'Jean Baptiste');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText("Ce n'est pas ce que dit le bail").first()).toBeVisible();
    await expect(guide.firstName).toBeFocused();
    await expect(guide.firstName).toHaveAttribute('aria-invalid', 'true');
    expect(await heard()).toMatch(/trait d'union/);
    await inEveryTheme(page);
    await fits(page, guide);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Jean-Baptiste', { delay: BY_HAND_MS });
    await expect(page.getByText('Tout est conforme au bail.')).toBeVisible();
    await inEveryTheme(page);

    await guide.next('À quelle adresse lui écrire ?');
    await guide.typeEmail('jb.darc@exemple.example', 'jb.darc@exemple.exemple');
    await page.keyboard.press('Control+Enter');
    await expect(guide.again).toBeFocused();
    await expect(page.getByText(/ne sont pas identiques/).first()).toBeVisible();
    await inEveryTheme(page);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('jb.darc@exemple.example', { delay: BY_HAND_MS });
    await fits(page, guide);

    // Entrée in the last line goes on too.
    await page.keyboard.press('Enter');
    await guide.at('Que choisit le locataire ?');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/comment les textes ont été donnés/).first()).toBeVisible();
    await guide.terms.focus();
    await guide.acceptTerms();
    await expect(guide.consent('Quittance')).not.toBeChecked();
    await inEveryTheme(page);
    await fits(page, guide);

    await guide.next('Comment active-t-il son espace ?');
    await expect(guide.slip).toBeFocused();
    await expect(guide.slip).toBeChecked();
    await expect(guide.summary).toContainText('jb.darc@exemple.example');
    await inEveryTheme(page);
    await fits(page, guide);

    // Back and forth loses nothing.
    await page.keyboard.press('Escape');
    await guide.at('Que choisit le locataire ?');
    await expect(guide.terms).toBeChecked();
    await guide.next('Comment active-t-il son espace ?');

    await page.keyboard.press('Control+Enter');
    await expect(guide.done).toBeVisible();
    expect(await heard()).toMatch(/Inscription de D'ARC Jean-Baptiste enregistrée/);
    await expect(page.getByRole('main')).toContainText(/Elle est gardée sur ce poste/);
    await inEveryTheme(page);
    await fits(page, guide);
    const paper = await clerk.savePaper();
    expect(String.fromCharCode(...paper.bytes.slice(0, 5))).toBe('%PDF-');

    await page.keyboard.press('Escape');
    await expect(clerk.accountChip(DARC)).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Espace locataire' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });
});

test.describe('Néolia', () => {
  test.use({ landlord: 'neolia' });

  test('one space for the household: the father is registered, the son of the same name is not', async ({
    page,
  }) => {
    const clerk = new Clerk(page);
    const guide = new RegistrationView(page);
    await clerk.signIn();
    await clerk.open(MARTIN);
    await guide.open();
    const father = guide.person(/MARTIN Jean.*14\/02\/1951/);
    await expect(father).toBeFocused();
    await expect(page.getByRole('listitem').filter({ hasText: '02/09/1979' })).toContainText(
      /Un seul espace par foyer/,
    );
    await expect(guide.person(/02\/09\/1979/)).toHaveCount(0);
    await guide.next("Que dit la pièce d'identité ?");
    await guide.typeIdentity('Martin');
    await guide.next('À quelle adresse lui écrire ?');

    // Without an e-mail: a slip is the way, and cannot be left out.
    await guide.noEmail.focus();
    await page.keyboard.press('Space');
    await expect(guide.email).toHaveCount(0);
    await guide.next('Que choisit le locataire ?');
    await guide.acceptTerms();
    await guide.next('Comment active-t-il son espace ?');
    await expect(guide.slip).toHaveCount(0);
    await expect(guide.summary).toContainText("Donné à l'inscription");
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await expect(guide.done).toBeVisible();
    await expect(page.getByText(/^L\d{4}\s\d{4}$/)).toBeVisible();
    await expect(page.getByText("Bulletin d'activation").first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Inscrire une autre personne' })).toHaveCount(0);

    await page.keyboard.press('Escape');
    await expect(clerk.accountChip(MARTIN)).toBeVisible();
    await guide.open();
    await expect(
      page.getByText("Personne de ce bail ne peut être inscrit aujourd'hui.").first(),
    ).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '14/02/1951' })).toContainText(
      "En attente d'envoi",
    );
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await guide.at("Qui s'inscrit ?");
    await page.keyboard.press('Escape');
    await expect(clerk.accountChip(MARTIN)).toBeVisible();
  });
});

test.describe('Habitat du Gard', () => {
  test.use({ landlord: 'habitat-du-gard' });

  test('the birth date is compared too, and what comes with the account has no box', async ({ page }) => {
    const clerk = new Clerk(page);
    const guide = new RegistrationView(page);
    await clerk.signIn();
    await clerk.open(GARD.printed);
    await guide.open();
    await guide.person(GARD.person).focus();
    await page.keyboard.press('Space');
    await guide.next("Que dit la pièce d'identité ?");
    await guide.typeIdentity(...GARD.names, '01011999');
    await page.keyboard.press('Control+Enter');
    await expect(guide.birth).toBeFocused();
    await expect(guide.birth).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(GARD.birth, { delay: BY_HAND_MS });
    await guide.next('À quelle adresse lui écrire ?');
    await expect(page.getByText(/Une adresse par personne/)).toBeVisible();
    await guide.typeEmail('locataire.gard@exemple.example');
    await guide.next('Que choisit le locataire ?');
    await expect(page.getByText('Compris avec le compte').first()).toBeVisible();
    await expect(guide.consent("Avis d'échéance")).toHaveCount(0);
    await expect(guide.consent('Quittance')).not.toBeChecked();
    await expectAccessible(page);

    // Terms and notice on paper: a numbered one, issued once, shown before it is printed.
    await page.getByRole('button', { name: 'Imprimer', exact: true }).press('Enter');
    const panel = page.getByRole('dialog');
    await expect(panel).toContainText(/Conditions/);
    await page.keyboard.press('Control+Enter');
    await guide.at('Que choisit le locataire ?');
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(page.getByRole('radio', { name: 'Sur papier' })).toBeChecked();
    await guide.terms.focus();
    await page.keyboard.press('Space');
    await guide.next('Comment active-t-il son espace ?');
    await page.keyboard.press('Space');
    await expect(guide.slip).not.toBeChecked();
    await page.keyboard.press('Control+Enter');
    await expect(guide.done).toBeVisible();
  });
});

test.describe('what is typed', () => {
  test.use({ landlord: 'cchartres' });

  test('stands after Échap, another screen and a lock, until it is erased', async ({ page }) => {
    const clerk = new Clerk(page);
    const guide = new RegistrationView(page);
    const signIn = new SignInPage(page);
    await expect(signIn.submit).toBeVisible();
    const { pin } = await signIn.demonstrationSecrets();
    await clerk.signIn();

    // From anywhere, F6 asks for the account first; on a result it opens the guide at once.
    await page.keyboard.press('F6');
    await expect(clerk.field()).toBeFocused();
    await clerk.search(DARC);
    await expect(clerk.result(DARC)).toHaveAttribute('aria-selected', 'true');
    await guide.open();
    await guide.next("Que dit la pièce d'identité ?");
    await guide.typeIdentity("D'ARC", 'Jean-Baptiste');
    await expect(guide.draft).toBeVisible();
    await page.keyboard.press('Escape');
    await guide.at("Qui s'inscrit ?");
    await guide.next("Que dit la pièce d'identité ?");
    await expect(guide.firstName).toHaveValue('Jean-Baptiste');

    await clerk.goHome();
    await clerk.open(DARC);
    await page.keyboard.press('F6');
    await guide.at("Que dit la pièce d'identité ?");
    await expect(guide.lastName).toHaveValue("D'ARC");

    // A lock on the question: the code brings back the same one, filled in.
    await page.keyboard.press('F12');
    await signIn.pin.pressSequentially(pin, { delay: 45 });
    await guide.at("Que dit la pièce d'identité ?");
    await expect(guide.firstName).toHaveValue('Jean-Baptiste');

    await page.getByRole('button', { name: 'Effacer' }).press('Enter');
    await guide.at("Qui s'inscrit ?");
    await expect(guide.draft).toHaveCount(0);
    await guide.next("Que dit la pièce d'identité ?");
    await expect(guide.lastName).toHaveValue('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(guide.heading).toHaveCount(0);
  });
});

base(
  'a refused registration is made again, with its choices and the identity read anew',
  async ({ page }) => {
    const scenario = await makeScenario('cchartres');
    await fillSpaces(scenario.data);
    const guichet = await startGuichet(scenario.data);
    try {
      await page.goto(guichet.address);
      const signIn = new SignInPage(page);
      await signIn.agent(CLERK.name).check();
      await signIn.password.fill(CLERK.password);
      await signIn.password.press('Enter');
      const clerk = new Clerk(page);
      const guide = new RegistrationView(page);
      await expect(clerk.field()).toBeFocused();
      await clerk.open(scenario.accounts.bounced.printed);
      await page.getByRole('tab', { name: 'Espace locataire' }).click();
      await page.getByRole('button', { name: 'Corriger et renvoyer' }).press('Enter');
      await guide.at("Qui s'inscrit ?");
      await expect(page.getByText("L'inscription de LEROY Paul a été refusée.")).toBeVisible();
      await expectAccessible(page);
      await guide.next("Que dit la pièce d'identité ?");
      await expect(guide.lastName).toHaveValue('');
      await guide.typeIdentity('LEROY', 'Paul');
      await guide.next('À quelle adresse lui écrire ?');
      await expect(guide.email).toHaveValue('paul.leroy@courriel.example');
      await guide.typeEmail('p.leroy@courriel.example');
      await guide.next('Que choisit le locataire ?');
      await guide.acceptTerms();
      await guide.next('Comment active-t-il son espace ?');
      await page.keyboard.press('Control+Enter');
      await expect(guide.done).toBeVisible();

      // A lock now: the clerk finds what was done on the account, not an empty guide.
      await page.keyboard.press('F12');
      await expect(page.getByText(/Verrouillé/)).toBeVisible();
      await signIn.password.fill(CLERK.password);
      await signIn.password.press('Enter');
      await expect(page.getByRole('tab', { name: 'Espace locataire' })).toHaveAttribute(
        'aria-selected',
        'true',
      );
      await expect(page.getByRole('article')).toContainText('p.leroy@courriel.example');
      await expect(page.getByRole('article')).not.toContainText('a été refusée');
    } finally {
      await guichet.stop();
      rmSync(scenario.data, { recursive: true, force: true });
    }
  },
);
