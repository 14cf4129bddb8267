import { expect, type Page } from '@playwright/test';
import { SearchPage } from '../pages/search.ts';

/** Somebody at the counter, with what his document says. */
export type Comer = {
  readonly name: string;
  readonly last: string;
  readonly first: string;
  readonly birth: string;
};

/** Opens an account by its reference, wherever the clerk is. */
export async function openAccount(page: Page, printed: string): Promise<void> {
  await page.keyboard.press('F2');
  await new SearchPage(page).open(printed);
  await expect(page.getByText(`Compte ${printed}`, { exact: true })).toBeVisible();
}

/** F6, who comes, and the identity as his document gives it. */
export async function beginRegistration(page: Page, printed: string, comer: Comer): Promise<void> {
  await openAccount(page, printed);
  await page.keyboard.press('F6');
  await expect(page.getByRole('heading', { name: "Inscrire à l'espace locataire" })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Qui s'inscrit/ })).toBeVisible();
  const own = page.getByRole('radio', { name: new RegExp(comer.name) });
  const found =
    (await own.count()) > 1 ? own.and(page.getByRole('radio', { name: new RegExp(comer.birth) })) : own;
  await found.check();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('radio', { name: "Carte d'identité" }).check();
  for (const [label, words] of [
    ['Nom', comer.last],
    ['Prénom', comer.first],
    ['Date de naissance', comer.birth],
  ] as const) {
    const field = page.getByRole('textbox', { name: label, exact: true });
    if (await field.isVisible()) await field.fill(words);
  }
  await page.keyboard.press('Control+Enter');
}

/** From the e-mail to the end; null: without an e-mail. `slip`: a slip as well. */
export async function finishRegistration(page: Page, email: string | null): Promise<void> {
  const first = page.getByRole('textbox', { name: 'Adresse e-mail', exact: true });
  await expect(first).toBeVisible();
  if (email === null) await page.getByRole('checkbox', { name: /^Sans adresse e-mail/ }).check();
  else {
    await first.fill(email);
    await page.getByRole('textbox', { name: 'Adresse e-mail, une seconde fois' }).fill(email);
  }
  await page.keyboard.press('Control+Enter');
  await page.getByRole('checkbox', { name: /^Conditions générales d'utilisation/ }).check();
  await page.getByRole('radio', { name: "À l'écran" }).check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Comment active-t-il/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
}

export async function register(
  page: Page,
  printed: string,
  comer: Comer,
  email: string | null,
): Promise<void> {
  await beginRegistration(page, printed, comer);
  await finishRegistration(page, email);
  await expect(page.getByRole('heading', { name: 'Inscription enregistrée' })).toBeVisible();
}

/** The words of the paper with this title, as it comes out. */
export async function paperWords(page: Page, title: RegExp): Promise<string> {
  await page.getByRole('button', { name: new RegExp(`^Voir le PDF, .*${title.source}`) }).click();
  const sheet = page.getByRole('region', { name: 'Page 1', exact: true });
  await expect(sheet).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  return (await sheet.textContent()) ?? '';
}
