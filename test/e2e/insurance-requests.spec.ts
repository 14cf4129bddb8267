import { expect, type Page } from '@playwright/test';
import { landlordDay } from '../../src/portal/erp/landlord-day.ts';
import { countedWire } from '../support/counted-wire.ts';
import { FramePage } from './pages/frame.ts';
import { OutboxView } from './pages/outbox.ts';
import { StaffPages } from './pages/staff-pages.ts';
import {
  beginCertificate,
  beginRequest,
  certificateFile,
  handOver,
  photograph,
} from './support/counter-acts.ts';
import { LANDLORDS, type LandlordId } from './support/guichet.ts';
import { IN_PARITY, SHORT } from './support/length.ts';
import { joinAndSignIn, MANAGER, type Office, openOffice } from './support/office.ts';
import { test } from './support/postgres-fixture.ts';
import { printedOf, spaceFiles } from './support/space-households.ts';
import { openAccount } from './support/space-walk.ts';

/** What differs from landlord to landlord. */
type Rules = {
  /** A certificate without its document is refused. */
  readonly fileRequired: boolean;
  /** It covers only once somebody checked it. */
  readonly checkedFirst: boolean;
  /** Places of the tree that come from the guide. */
  readonly places: readonly string[];
};
const RULES: Readonly<Record<LandlordId, Rules>> = {
  'cite-jardins': { fileRequired: false, checkedFirst: false, places: [] },
  neolia: { fileRequired: false, checkedFirst: false, places: [] },
  cchartres: { fileRequired: true, checkedFirst: false, places: [] },
  'habitat-du-gard': {
    fileRequired: true,
    checkedFirst: true,
    places: [
      'Votre logement',
      'Votre garage ou parking',
      'Vos parties communes',
      'Votre compte client',
      'Autre',
    ],
  },
  'auvergne-habitat': { fileRequired: false, checkedFirst: false, places: [] },
};

test.describe.configure({ timeout: 300_000 });

for (const landlord of LANDLORDS) {
  test(`certificates and requests at ${landlord}: taken offline, decided and answered at the portal, back at the counter`, async ({
    page,
    browser,
    postgres,
  }) => {
    test.skip(SHORT, IN_PARITY);
    const rules = RULES[landlord];
    const today = new Date();
    const office = await openOffice(landlord, files(landlord, iso(today)), postgres);
    const printed = printedOf(landlord, 'family');
    const window = await browser.newPage();
    let wire: Awaited<ReturnType<typeof countedWire>> | undefined;
    try {
      await joinAndSignIn(page, office, async (address) => {
        wire = await countedWire(Number(new URL(address).port));
        return wire.address;
      });
      const staff = new StaffPages(window, office.portal.address);
      await staff.signIn(MANAGER.login, MANAGER.password);
      const said = {
        insurer: 'Mutuelle des Lilas',
        policy: 'HAB-4471',
        starts: french(shifted(today, -30)),
        ends: french(shifted(today, 300)),
      };

      await test.step('offline, a certificate: what the landlord asks, what is odd about it', async () => {
        wire?.hold();
        await beginCertificate(page, printed, { ...said, address: '3 rue des Acacias, 75011 Paris' });
        await page.keyboard.press('Control+Enter');
        if (rules.fileRequired) await expect(page.getByText(/^Joignez l'attestation/).first()).toBeVisible();
        await handOver(page, certificateFile(7));
        await page.keyboard.press('Control+Enter');
        await expect(page.getByText(/^Cochez ce que vous acceptez/).first()).toBeVisible();
        await page.getByRole('checkbox', { name: /^Prendre ainsi.*autre adresse/ }).check();
        await expect(page.getByRole('checkbox', { name: /^Prendre ainsi.*sans fichier/ })).toBeHidden();
        await page.keyboard.press('Control+Enter');
        await expect(page.getByText('Attestation enregistrée', { exact: true })).toBeVisible();
        const told = page.getByRole('dialog');
        await expect(told).toContainText(
          rules.checkedFirst ? /vérifi/ : /couvre le logement dès aujourd'hui/,
        );
        await page.keyboard.press('Escape');
      });

      await test.step('offline, a request: the tree, a word that has no place in a file, its photograph', async () => {
        await beginRequest(page, printed, 'robinet');
        for (const place of rules.places) {
          await expect(page.getByRole('radio', { name: place, exact: true })).toBeAttached();
        }
        await expect(page.getByText('Qui paie\u202f?')).toBeVisible();
        const description = page.getByRole('textbox', { name: 'Description' });
        await description.fill('Locataire alcoolique. Le robinet de la cuisine goutte.');
        await expect(page.getByText(/^Un mot à ne pas écrire/)).toBeVisible();
        await description.fill('Le robinet de la cuisine goutte depuis lundi.');
        await expect(page.getByText(/^Un mot à ne pas écrire/)).toBeHidden();
        await handOver(page, await photograph());
        await page.getByRole('textbox', { name: /^Téléphone/ }).fill('06 39 98 12 34');
        await page.getByRole('checkbox', { name: /^Relu avec le locataire/ }).check();
        await page.keyboard.press('Control+Enter');
        await expect(page.getByRole('heading', { name: 'Demande enregistrée' })).toBeVisible();
      });

      await test.step('the network comes back: acts, then their files', async () => {
        wire?.letThrough();
        await online(page);
        await whole(office);
      });

      await test.step('the portal’s staff sees the document, refuses the certificate and answers the request', async () => {
        await staff.openCertificate('Mutuelle des Lilas', "D'ARC");
        await expect(window.getByText('attestation habitation.pdf').first()).toBeVisible();
        await staff.refuse(
          "L'adresse assurée n'est pas celle du logement",
          'Apportez celle du 14 rue des Bleuets.',
        );
        await staff.openRequest(/Robinet/);
        await expect(window.getByText('Le robinet de la cuisine goutte depuis lundi.')).toBeVisible();
        await staff.answer('Un plombier passe mardi matin.', 'Intervention planifiée');
      });

      await test.step('the counter is told: refused with its reason, the answer marked new', async () => {
        await openAccount(page, printed);
        await page.getByRole('tab', { name: /^Assurance/ }).click();
        const insurance = page.getByRole('tabpanel', { name: /^Assurance/ });
        await expect(insurance).toContainText('Refusée', { timeout: 45_000 });
        await expect(insurance).toContainText('Apportez celle du 14 rue des Bleuets.');
        await new FramePage(page).destination('Demandes').click();
        await page.getByRole('radio', { name: /^Nouvelles réponses/ }).check({ force: true });
        await page
          .getByRole('table')
          .getByRole('button', { name: /Robinet/ })
          .click();
        await expect(page.getByText('Un plombier passe mardi matin.').first()).toBeVisible();
      });

      await test.step('the request is closed at the counter, and at the portal', async () => {
        await page.getByRole('button', { name: 'Clore', exact: true }).click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /Pourquoi elle est close/ })
          .click();
        await page.getByRole('option', { name: /^Résolue/ }).click();
        await page.keyboard.press('Control+Enter');
        await online(page);
        await staff.openRequest(/Robinet/, 'Toutes');
        await expect(window.getByText(/^Close/).first()).toBeVisible();
      });

      await test.step('two decide at once: the first wins, the other is told', async () => {
        await beginCertificate(page, printed, { ...said, policy: 'HAB-5522' });
        await handOver(page, certificateFile(8));
        await page.keyboard.press('Control+Enter');
        await expect(page.getByText('Attestation enregistrée', { exact: true })).toBeVisible();
        await page.keyboard.press('Escape');
        await online(page);
        await staff.openCertificate('Mutuelle des Lilas', "D'ARC");
        wire?.hold();
        await page.getByRole('tab', { name: /^Assurance/ }).click();
        await page.getByRole('button', { name: /^Vérifier, attestation de Mutuelle des Lilas/ }).click();
        await page.getByRole('button', { name: /^Valider/ }).click();
        await expect(new OutboxView(page).chip).toContainText('en attente');
        await staff.refuse('Document illisible', '');
        wire?.letThrough();
        const refused = page.getByText(/refusé/).first();
        await expect(refused).toBeVisible({ timeout: 60_000 });
        await new FramePage(page).destination("File d'envoi").click();
        await expect(page.getByText(new RegExp(MANAGER.name)).first()).toBeVisible();
      });
    } finally {
      await window.close();
      await office.end();
      await wire?.close();
    }
  });
}

/** The household of the tenant spaces, with somebody to call in danger. */
function files(landlord: LandlordId, today: string) {
  return {
    ...spaceFiles(landlord, today),
    interlocuteurs: [
      'code_residence;role;nom;telephone',
      'R1;urgence_technique;Astreinte technique;0261910112',
    ],
  };
}

async function online(page: Page): Promise<void> {
  await expect(new OutboxView(page).chip).toHaveText(/^En ligne · tout est envoyé$/, { timeout: 60_000 });
}

/** Every file that an act named is at the portal, byte for byte. */
async function whole(office: Office): Promise<void> {
  if (!office.embedded) {
    await expect
      .poll(
        async () => {
          const rows = await office.rows<{ name: string; whole: boolean }>(
            `SELECT a.name, s.sha256 IS NOT NULL AND encode(sha256(s.bytes), 'hex') = a.sha256 AND octet_length(s.bytes) = a.size
               AND a.arrived_at IS NOT NULL AS whole
             FROM attached_file a LEFT JOIN stored_file s USING (sha256) ORDER BY a.name`,
          );
          return rows.map((row) => `${row.name} ${row.whole}`);
        },
        { timeout: 60_000 },
      )
      .toEqual(['attestation habitation.pdf true', 'robinet.jpg true']);
  }
}

function shifted(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}
const iso = (day: Date) => landlordDay(day.getTime());
const french = (day: Date) => iso(day).split('-').toReversed().join('/');
