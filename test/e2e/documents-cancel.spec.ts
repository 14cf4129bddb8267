import { Clerk } from './pages/clerk.ts';
import { DocumentsDesk } from './pages/documents-desk.ts';
import { expect, test } from './support/fixtures.ts';

// The base of two hundred accounts: a month of it takes long enough to be stopped.
test('a month being printed is cancelled; what was made is kept, and the month can be printed again', async ({
  page,
}) => {
  const desk = new DocumentsDesk(page);
  const planned = async () => Number.parseInt((await desk.planned().textContent()) ?? '', 10);
  await new Clerk(page).signIn();
  await desk.goToDocuments();
  await desk.count();
  const before = await planned();
  expect(before).toBeGreaterThan(50);
  await desk.start();
  await desk
    .run()
    .getByRole('button', { name: /^Annuler/ })
    .click();
  await expect(desk.run().getByText('Annulée')).toBeVisible();
  await expect(desk.run().getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Impression/ })).toHaveCount(0);
  // Those that were not handed over are still to be printed, under their numbers.
  await desk.count();
  const left = await planned();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(before);
  await expect(page.getByRole('button', { name: /^Lancer/ })).toBeVisible();
});
