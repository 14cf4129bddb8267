import { expect } from '@playwright/test';
import { FramePage } from '../../e2e/pages/frame.ts';
import type { ParityFunction } from './parity-function.ts';
import { expectNotOnline } from './spaces.ts';

/** Somebody to call for this building, as the portal has him of the ERP. */
export const contact: ParityFunction = {
  variant: 'functions',
  async done(desk, role = '', name = '', phone = '', ...more) {
    await desk.section('family', 'Contacts');
    const row = desk.page
      .getByRole('tabpanel', { name: 'Contacts' })
      .getByRole('row')
      .filter({ hasText: name })
      .first();
    await expect(row).toContainText(phone);
    for (const words of more) await expect(row).toContainText(words);
    expect(
      await desk.rows(
        "SELECT 1 FROM record WHERE kind = 'interlocuteurs' AND content::json ->> 'role' = $1 AND content LIKE $2",
        [role, `%${name}%`],
      ),
    ).not.toEqual([]);
    await new FramePage(desk.page).destination('Contacts').click();
    await desk.page.getByLabel('Rechercher une résidence ou un interlocuteur').fill('Bleuets');
    await expect(desk.page.getByRole('main').getByText(name).first()).toBeVisible();
  },
  without: (desk, role = '') =>
    expectNotOnline(
      desk,
      role === 'prestataire'
        ? 'Retrouver les coordonnées de vos prestataires de service'
        : 'Retrouver les coordonnées de vos interlocuteurs',
    ),
};

/** What is announced in the building. */
export const residenceNews: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    await desk.section('family', 'Dossier');
    await expect(
      desk.page.getByRole('tabpanel', { name: 'Dossier' }).getByText("Coupure d'eau").first(),
    ).toBeVisible();
    expect(
      await desk.rows("SELECT 1 FROM record WHERE kind = 'annonces' AND content LIKE '%Coupure%'"),
    ).toHaveLength(1);
  },
  without: (desk) => expectNotOnline(desk, 'Vous informer sur votre immeuble'),
};
