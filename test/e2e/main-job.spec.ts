import { pdfText } from '../golden/pdf-text.ts';
import { Clerk } from './pages/clerk.ts';
import { PaymentPanelView } from './pages/encaisser.ts';
import { expect, test } from './support/fixtures.ts';
import { LANDLORDS, type LandlordId } from './support/guichet.ts';
import { isWalked, WALKED_ELSEWHERE } from './support/length.ts';

type Fixed = {
  readonly holder: string;
  readonly printed: string;
  /** Ways of typing that must open it on Enter. */
  readonly typed: readonly string[];
  /** Ways of typing that must show it among the results. */
  readonly shown: readonly string[];
  readonly balance: string;
};

/** The demonstration's fixed accounts (README of the exchange folder), by every way a clerk types them. */
const FIXED: Readonly<Record<LandlordId, readonly Fixed[]>> = {
  cchartres: [
    {
      holder: 'LE GALL Élodie',
      printed: '0030020788B',
      typed: ['0030020788B', '0030020788b', '0030020788', '003 002 0788 B', '030020788', 'OO3OO2O788B'],
      shown: ['le gall elodie', 'LEGALL', 'Élodie Le Gall', 'gall élodie'],
      balance: 'Solde créditeur de 95,50 €',
    },
    {
      holder: "D'ARC Jean-Baptiste",
      printed: '0030020790D',
      typed: ['0030020790D', ' 0030020790d ', '003.002.0790.D', '0030020790'],
      shown: [
        "d'arc",
        'D’ARC',
        'darc jean baptiste',
        'jean-baptiste d arc',
        '12/03/1984',
        '12031984',
        '14 rue des bleuets apt 034',
      ],
      balance: 'Solde débiteur de 445,34 €',
    },
  ],
  'cite-jardins': [
    {
      holder: "N'DIAYE Aminata",
      printed: 'L / 000 4821 - 4821007T3',
      typed: ['L / 000 4821 - 4821007T3', 'L/0004821', 'l0004821', '4821', ' 4 821 '],
      shown: ['ndiaye', "N'Diaye Aminata", 'n diaye', '4821007T3'],
      balance: 'Compte à jour',
    },
  ],
  neolia: [
    {
      holder: 'MARTIN Jean',
      printed: 'L0457718',
      typed: ['L0457718', 'L 0457718', '0457718', '457718'],
      shown: ['martin jean'],
      balance: 'Solde débiteur de 1 000,01 €',
    },
  ],
  'habitat-du-gard': [
    {
      holder: 'BEN SALAH Inès',
      printed: '00418-22/B',
      typed: ['00418-22/B', ' 00418-22/b '],
      shown: ['ben salah', 'salah ines', 'bensalah', 'van den broeck', 'broeck luc'],
      balance: '',
    },
  ],
  'auvergne-habitat': [
    {
      holder: 'LECŒUR-DURAND Zoé',
      printed: '00012345678',
      typed: ['00012345678', '0200012345678', '000 1234 5678', '02 000 123 456 78', '12345678'],
      shown: ['lecoeur', 'LECŒUR-DURAND', 'lecœur durand zoe', 'durand'],
      balance: '',
    },
  ],
};

for (const landlord of LANDLORDS) {
  test.describe(landlord, () => {
    test.use({ landlord });
    test.skip(!isWalked(landlord), WALKED_ELSEWHERE);

    test('each fixed account is found by each way of typing, and a payment is taken with keys alone', async ({
      page,
    }) => {
      const clerk = new Clerk(page);
      await clerk.signIn();
      for (const [index, account] of FIXED[landlord].entries()) {
        for (const text of account.typed) {
          await clerk.search(text);
          await page.keyboard.press('Enter');
          await expect(clerk.accountChip(account.printed), `« ${text} »`).toBeVisible();
        }
        for (const text of account.shown) {
          await clerk.search(text);
          await expect(clerk.result(account.printed).first(), `« ${text} »`).toBeVisible();
          await page.keyboard.press('Escape');
        }
        await clerk.open(account.typed[0] ?? '', account.printed);
        await expect(clerk.heading(account.holder)).toBeVisible();
        if (account.balance !== '') await expect(clerk.balance()).toHaveText(account.balance);

        const before = await clerk.balanceCents();
        await clerk.startPayment();
        if (index === 0) await new PaymentPanelView(page).openTill();
        // Twelve euros and thirty-four cents: less than any month due, so the paper is a reçu or an advance.
        await clerk.payInCash('12,34', '20');
        await expect(page.getByRole('heading', { name: 'Encaissement enregistré' })).toBeVisible();
        const { name, bytes } = await clerk.savePaper();
        const text = await pdfText(bytes);
        expect(name).toMatch(/\.pdf$/);
        expect(text).toContain('12,34');
        expect(text).toContain(account.printed);
        expect(text).toContain('SPÉCIMEN');
        await clerk.closePanel();
        await expect.poll(() => clerk.balanceCents()).toBe(before - 1234);
      }
      await clerk.goToOutbox();
      await expect(page.getByRole('row', { name: /Encaissement/ })).toHaveCount(FIXED[landlord].length);
    });
  });
}
