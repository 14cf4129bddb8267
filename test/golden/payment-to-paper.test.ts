import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount, ordinaryMonth } from '../support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../support/open-test-core.ts';
import { actId, openTill, payment } from '../support/payment-acts.ts';
import { fold, pdfText } from './pdf-text.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  await openTill(core);
});
afterEach(() => core.close());

async function paper(number: string): Promise<string> {
  const { bytes } = await agent.documents.read({ account: ARC.key, id: `issued:${number}` });
  return pdfText(new Uint8Array(await bytes.arrayBuffer()));
}

function says(text: string, ...expected: string[]): void {
  for (const words of expected) expect(text).toContain(fold(words));
}

describe('from the payment to the words on its paper', () => {
  it('230,00 on 445,34 of arrears: the quittance of September, the reçu of October', async () => {
    addAccount(core.db, ARC);
    const early = await agent.payments.record(payment(10_000));
    core.clock.setWall('2026-11-20T09:30:00.000Z');
    const done = await agent.payments.record(
      payment(23_000, 'especes', { means: { mode: 'especes', receivedCents: 25_000 } }),
    );
    expect([...early.papers, ...done.papers].map(({ number }) => number)).toEqual([
      'G2A-R-000001',
      'G2A-Q-000001',
      'G2A-R-000002',
    ]);
    says(
      await paper('G2A-Q-000001'),
      'Quittance de loyer',
      'au 30 septembre 2026, terme échu, exigible le 10 octobre 2026',
      "C’Chartres habitat, bailleur, reconnaît avoir reçu de M. D'ARC Jean-Baptiste, locataire du logement situé 14 rue des Bleuets, bât. B, esc. 2, apt 034, 28000 Chartres (T3 avec parking n° 12), la somme de 295,34 € (deux cent quatre-vingt-quinze euros et trente-quatre centimes)",
      '399,75',
      'Parking n° 12',
      'APL versée au bailleur par la CAF −187,00',
      '09/10/2026, prélèvement 145,34',
      '17/11/2026, carte bancaire autorisation 482913, n° G2A-000001 100,00',
      '20/11/2026, espèces',
      'n° G2A-000002, part de cet encaissement 50,00',
      'Total reçu 295,34 €',
      'Imputation : sur le mois le plus ancien, sans autre choix du payeur (code civil, art. 1342-10).',
      'Annule et remplace le reçu n° G2A-R-000001 du 17/11/2026 pour la même période.',
      'Fait à Chartres, le 20 novembre 2026, à 10 h 30',
      'SPÉCIMEN',
    );
    says(
      await paper('G2A-R-000002'),
      'Ce reçu n’est pas une quittance.',
      'la somme de 180,00 € (cent quatre-vingts euros), à valoir sur le loyer et les charges de la période ci-dessus. Il reste dû 115,34 € pour cette période.',
      'Sur 230,00 € encaissés : 50,00 € pour septembre 2026 (quittance n° G2A-Q-000001).',
      'Remis par le payeur : 250,00 €. Rendu : 20,00 €. Solde débiteur après cet encaissement : 115,34 €.',
    );
  });

  it('the month named by a third party who pays by cheque', async () => {
    addAccount(core.db, ARC);
    const means = {
      mode: 'cheque' as const,
      number: '0001234',
      bank: "Banque de l'Exemple",
      drawer: 'MARTIN',
    };
    await agent.payments.record(
      payment(29_534, 'cheque', { chosenMonths: ['2026-10'], means, payer: 'Mme MARTIN Josette' }),
    );
    says(
      await paper('G2A-Q-000001'),
      'reconnaît avoir reçu, pour le compte de M. D',
      'et lui en donne quittance, sous réserve d’encaissement du chèque.',
      '17/11/2026, chèque',
      'chèque n° 0001234, Banque de',
      'l’Exemple, n° G2A-000001',
      'Payeur : Mme MARTIN Josette, pour le compte du locataire.',
      'Imputation : sur le mois choisi par le payeur (code civil, art. 1342-10).',
    );
  });

  it('an avoir of another month is told, and the lines add up', async () => {
    addAccount(core.db, {
      ...ARC,
      entries: [
        {
          period: '2026-09',
          on: '2026-09-30',
          nature: 'regularisation',
          label: 'Régularisation',
          cents: -725,
        },
        ...ordinaryMonth('2026-10', '2026-10-31', '2026-11-10'),
      ],
    });
    await agent.payments.record(payment(28_809));
    says(
      await paper('G2A-Q-000001'),
      'Avoir de septembre 2026 7,25',
      'Total reçu 295,34 €',
      'Reste dû pour la période 0,00 €',
    );
  });

  it('two signatories of one name, and a holder whose address is protected', async () => {
    addAccount(core.db, {
      ...ARC,
      people: [
        { civility: 'M.', lastName: 'MARTIN', firstName: 'Jean' },
        { civility: 'Mme', lastName: 'N’DIAYE', firstName: 'Aminata', masked: true },
      ],
    });
    await agent.payments.record(payment(100));
    const said = await paper('G2A-R-000001');
    says(said, 'M. MARTIN Jean et Mme N’DIAYE Aminata, locataires du logement à l’adresse protégée');
    expect(said).not.toMatch(/bleuets|28000 Chartres, /i);
  });

  it('two signatories of one name are told apart by their birth, in full or by the year alone', async () => {
    const martin = { civility: 'M.', lastName: 'MARTIN', firstName: 'Jean' };
    addAccount(core.db, {
      ...ARC,
      people: [
        { ...martin, birth: '1951-03-02' },
        { ...martin, birth: '1979' },
        { civility: 'Mme', lastName: 'MARTIN', firstName: 'Odile', birth: '1955-06-07' },
      ],
    });
    await agent.payments.record(payment(100));
    const said = await paper('G2A-R-000001');
    says(
      said,
      'M. MARTIN Jean (né le 02/03/1951), M. MARTIN Jean (né en 1979) et Mme MARTIN Odile, locataires du logement',
    );
    expect(said).not.toContain('1955');
  });

  it('a lease that began in the month, and one whose term is in advance', async () => {
    addAccount(core.db, { ...ARC, startedOn: '2026-10-20', term: 'terme_a_echoir' });
    await agent.payments.record(payment(29_534, 'carte', { chosenMonths: ['2026-10'] }));
    says(await paper('G2A-Q-000001'), 'Période du 20 au 31 octobre 2026, terme à échoir');
  });

  it('an advance', async () => {
    addAccount(core.db, { ...ARC, entries: [] });
    await agent.payments.record(payment(12_345));
    says(
      await paper('G2A-R-000001'),
      'Avance à valoir sur les prochaines échéances',
      'la somme de 123,45 € (cent vingt-trois euros et quarante-cinq centimes), en avance',
      'Solde créditeur après cet encaissement : 123,45 €.',
    );
  });

  it('an advance in cash on an account already in credit: nothing but what applies', async () => {
    addAccount(core.db, { ...ARC, entries: [] });
    await agent.payments.record(payment(9_550));
    await agent.payments.record(payment(10_000, 'especes'));
    const said = await paper('G2A-R-000002');
    says(
      said,
      'Solde créditeur avant cet encaissement : 95,50 €. Solde créditeur après cet encaissement : 195,50 €.',
    );
    expect(said).not.toMatch(/chèque|La quittance sera remise|Il reste dû/);
    expect(await paper('G2A-R-000001')).not.toContain('Solde créditeur avant');
  });

  it('an order shown: a paper that settles nothing, and no quittance', async () => {
    addAccount(core.db, ARC);
    const { paper: given } = await agent.payments.announce({
      commandId: actId(),
      account: ARC.key,
      amountCents: 15_000,
      chosenMonths: ['2026-09'],
      mode: 'tip',
      payer: 'Mme MARTIN Josette',
    });
    const said = await paper(given.number);
    says(
      said,
      'Reçu de dépôt d’ordre de paiement',
      'Ce document n’est ni une quittance ni un reçu de paiement.',
      'constate que Mme MARTIN Josette a présenté au guichet, pour le compte de M. D',
      'un titre interbancaire de paiement (TIP) pour la somme de 150,00 € (cent cinquante euros). La somme n’est pas encore reçue et n’est pas portée au compte.',
      'Mois annoncés Septembre 2026',
      'Aucune quittance n’est remise avant.',
    );
    expect(said).not.toMatch(/vaut quittance|donne quittance/);
  });

  it('a cheque that came back: the quittance falls, the month is due again', async () => {
    addAccount(core.db, ARC);
    const taken = await agent.payments.record(payment(15_000, 'cheque'));
    await core.client('responsable').payments.reverse({
      commandId: actId(),
      payment: taken.id,
      kind: 'cheque-impaye',
      reason: 'autre',
      text: 'Sans provision',
    });
    says(
      await paper('G2A-A-000001'),
      'Bordereau de chèque impayé',
      'constate que le chèque de l’encaissement n° G2A-000001 du 17/11/2026, pris au nom de M. D',
      'pour la somme de 150,00 € (cent cinquante euros), est revenu impayé.',
      'Mode Chèque n° 0001234, Banque Exemple',
      'Chèque revenu impayé : Sans provision',
      'De nouveau à payer : septembre 2026.',
      'Ne vaut plus : quittance de septembre 2026, n° G2A-Q-000001.',
    );
  });

  it('a wrong account: the slip names the right one and no money is handed back', async () => {
    addAccount(core.db, ARC);
    addAccount(core.db, { key: '0030020791E' });
    const taken = await agent.payments.record(payment(15_000, 'especes'));
    await agent.payments.move({
      commandId: actId(),
      newCommandId: actId(),
      payment: taken.id,
      account: '0030020791E',
      chosenMonths: [],
      text: '',
    });
    const said = await paper('G2A-A-000001');
    says(
      said,
      'Encaissement porté sur un mauvais compte',
      '150,00 € sont portés sur le compte 0030020791E, encaissement n° G2A-000002. Aucune somme n’est rendue.',
    );
    expect(said).not.toContain('signature du payeur');
  });
});
