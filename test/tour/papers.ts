import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { formatOfMonth, isIsoMonth } from '../../src/rules/dates.ts';
import { euros } from './counter.ts';
import type { StepRun } from './step.ts';
import { oldestOf } from './taking-money.ts';

/** The quittance of the cash payment, from the Documents of its account: shown, saved, and the very bytes frozen. */
export const quittance: StepRun = async ({ day, check, shot }) => {
  const { counter, stored } = day;
  const { cash: tenant } = day.tenants;
  const month = tenant.due[0]?.month ?? '';
  if (!isIsoMonth(month)) throw new Error(`${tenant.printed} ne doit aucun mois.`);
  const title = `Quittance ${formatOfMonth(month)}`;
  await counter.openAccount(tenant);
  await counter.account.goTo('Documents');
  await counter.documents
    .open(new RegExp(`^${title}`))
    .first()
    .press('Enter');
  const words = await counter.documents.words();
  await shot();
  check.says('page', "l'aperçu", words, 'Quittance de loyer');
  check.says('page', "l'aperçu", words, euros(oldestOf(tenant)));
  const saved = await counter.saveShown('quittance');
  const paper = stored.papers(tenant.account).find(({ kind }) => kind === 'quittance');
  check.cents('base', 'quittance', paper?.cents ?? 0, oldestOf(tenant));
  await expect.poll(() => stored.papers(tenant.account)[0]?.copies).toBe(1);
  check.same('base', 'empreinte du papier gelé', sha256(saved.bytes), paper?.sha256);
  check.says('papier', 'la quittance', saved.text, paper?.number ?? '?');
  check.says('papier', 'la quittance', saved.text, tenant.printed);
  check.says('papier', 'la quittance', saved.text, 'Quittance de loyer');
  check.says('papier', 'la quittance', saved.text, euros(oldestOf(tenant)));
  check.says('papier', 'la quittance', saved.text, 'SPÉCIMEN');
  await counter.page.keyboard.press('Escape');
  await expect(counter.documents.list).toBeVisible();
  await day.checkPortal(check, tenant.account);
};

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
