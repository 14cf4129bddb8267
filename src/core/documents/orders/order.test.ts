import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fold, pdfText } from '../../../../test/golden/pdf-text.ts';
import { ARC, addAccount, ordinaryMonth } from '../../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../../test/support/open-test-core.ts';
import { actId, payment, refusal } from '../../../../test/support/payment-acts.ts';
import type { OrderedKind } from '../../../rules/documents/orders.ts';
import { writeMeta } from '../../database/meta.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { readJournal } from '../../till/journal.ts';
import { verifyTill } from '../../till/verify.ts';

let core: TestCore;
let agent: TestClient;

const DONE = '0030020791E';

beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  addAccount(core.db, ARC);
  // Paid by direct debit, which no counter collected; an adjustment of charges in September.
  addAccount(core.db, {
    key: DONE,
    entries: [
      ...ordinaryMonth('2026-09', '2026-09-30', '2026-10-10'),
      {
        period: '2026-09',
        on: '2026-09-30',
        nature: 'regularisation',
        label: 'Régularisation de charges 2025',
        cents: -6_012,
      },
      {
        period: '2026-09',
        on: '2026-10-09',
        nature: 'paiement_prelevement',
        label: 'Prélèvement',
        cents: -23_522,
      },
    ],
  });
});
afterEach(() => core.close());

const ask = (
  account: string,
  kind: OrderedKind,
  more: { month?: string; item?: string; commandId?: string } = {},
) =>
  agent.documents.order({
    commandId: more.commandId ?? actId(),
    account,
    kind,
    month: more.month ?? null,
    item: more.item ?? null,
  });
const count = (table: string) => core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

async function textOf(account: string, id: string): Promise<string> {
  const { bytes } = await agent.documents.read({ account, id });
  return pdfText(new Uint8Array(await bytes.arrayBuffer()));
}

describe('what may be asked for', () => {
  it('is every month that was asked, and the quittance of those wholly paid whoever collected them', async () => {
    const arc = await agent.documents.orders({ account: ARC.key });
    expect(arc.avis.map(({ month }) => month)).toEqual(['2026-10', '2026-09']);
    expect(arc.quittances).toEqual([]);
    expect(arc.regularisations).toEqual([]);
    expect(arc.upToDate.possible).toBe(false);
    expect(arc.residence.possible).toBe(true);
    const done = await agent.documents.orders({ account: DONE });
    expect(done.quittances).toEqual([{ month: '2026-09', cents: 23_522, number: null }]);
    expect(done.regularisations).toEqual([{ month: '2026-09', cents: -6_012 }]);
    expect(done.upToDate.possible).toBe(true);
    expect(done.library.length).toBeGreaterThan(0);
  });

  it('names the quittance that holds, and forgets it once its payment was taken back', async () => {
    const { number } = await agent.payments.record(payment(15_000));
    const quittance = async () => (await agent.documents.orders({ account: ARC.key })).quittances;
    expect(await quittance()).toEqual([{ month: '2026-09', cents: 29_534, number: 'G2A-Q-000001' }]);
    const id = String(core.db.prepare('SELECT id FROM payment WHERE number = ?').pluck().get(number));
    await core.client('responsable').payments.reverse({
      commandId: actId(),
      payment: id,
      kind: 'annulation',
      reason: 'montant',
      text: 'Montant faux',
      grant: null,
    });
    expect(await quittance()).toEqual([]);
  });
});

describe('a paper asked for', () => {
  it.each([
    ['avis', { month: '2026-09' }, "Avis d'échéance de septembre 2026", 'G2A-V-000001'],
    ['quittance', { month: '2026-09' }, 'Quittance de septembre 2026', 'G2A-Q-000001'],
    ['regularisation', { month: '2026-09' }, 'Régularisation de charges de septembre 2026', 'G2A-G-000001'],
    ['attestation-loyer', {}, 'Attestation à jour de loyer', 'G2A-J-000001'],
    ['attestation-residence', {}, 'Attestation de résidence', 'G2A-H-000001'],
  ] as const)('%s is numbered, frozen, chained, shown and queued', async (kind, more, title, number) => {
    const given = await ask(DONE, kind, more);
    expect(given).toEqual({ id: `issued:${number}`, number, title });
    expect(await textOf(DONE, given.id)).toContain(fold(number));
    expect(readJournal(core.db, 'G2').map((entry) => [entry.kind, entry.number])).toEqual([
      ['papier', number],
    ]);
    expect(verifyTill(core.db, 'G2').kind).toBe('intact');
    expect(core.db.prepare('SELECT type, account_key AS account, payload FROM command').get()).toEqual({
      type: 'documents.order',
      account: DONE,
      payload: JSON.stringify({ item: null, kind, month: 'month' in more ? more.month : null }),
    });
    const [row] = await agent.documents.list({ account: DONE });
    expect(row).toMatchObject({ id: given.id, type: kind, title, copies: 0 });
  });

  it('asked twice under one id is one paper', async () => {
    const commandId = actId();
    const first = await ask(DONE, 'avis', { month: '2026-09', commandId });
    expect(await ask(DONE, 'avis', { month: '2026-09', commandId })).toEqual(first);
    expect(count('issued_paper')).toBe(1);
    expect((await refusal(ask(ARC.key, 'avis', { month: '2026-09', commandId }))).code).toBe('CMD-409');
    expect((await refusal(ask(DONE, 'attestation-loyer', { commandId }))).code).toBe('CMD-409');
  });

  it('of a quittance that holds is that one again: no number, no act', async () => {
    const first = await ask(DONE, 'quittance', { month: '2026-09' });
    const acts = count('command');
    expect(await ask(DONE, 'quittance', { month: '2026-09' })).toEqual(first);
    expect([count('command'), count('issued_paper')]).toEqual([acts, 1]);
    // Two avis of a month are two duplicates: only the quittance stands once.
    await ask(DONE, 'avis', { month: '2026-09' });
    expect((await ask(DONE, 'avis', { month: '2026-09' })).number).toBe('G2A-V-000002');
  });

  it('is a text of the library, whole', async () => {
    const { library } = await agent.documents.orders({ account: DONE });
    const item = library[0]?.item ?? '';
    const given = await ask(DONE, 'brochure', { item });
    expect(given.number).toBe('G2A-U-000001');
    expect((await textOf(DONE, given.id)).length).toBeGreaterThan(200);
  });

  it.each([
    ['quittance', { month: '2026-09' }, 'DOC-MOIS', /n'est pas payé en entier/],
    ['quittance', { month: '2026-01' }, 'DOC-MOIS', /janvier 2026/],
    ['avis', {}, 'DOC-MOIS', /Le mois manque/],
    ['avis', { month: '2026-13' }, 'DOC-MOIS', /Le mois manque/],
    ['regularisation', { month: '2026-10' }, 'DOC-MOIS', /Aucune régularisation/],
    ['attestation-loyer', {}, 'DOC-RETARD', /restent dus/],
    ['brochure', { item: 'rien' }, 'DOC-TEXTE', /bibliothèque/],
    ['brochure', {}, 'DOC-TEXTE', /bibliothèque/],
  ] as const)('%s %o is refused with why, and takes no number', async (kind, more, code, sentence) => {
    const met = await refusal(ask(ARC.key, kind, more));
    expect(met.code).toBe(code);
    expect(met.message).toMatch(sentence);
    expect([count('issued_paper'), count('command'), count('number_series')]).toEqual([0, 0, 0]);
  });

  it('does not say where somebody whose address is protected lives', async () => {
    core.db.exec('UPDATE person SET address_masked = 1');
    expect((await agent.documents.orders({ account: DONE })).residence.possible).toBe(false);
    expect((await refusal(ask(DONE, 'attestation-residence'))).code).toBe('DOC-RESIDENCE');
  });
});

describe('where the landlord puts nothing on line', () => {
  beforeEach(() => {
    const profile = structuredClone(currentProfile(core.db));
    for (const rule of Object.values(profile.online))
      Object.assign(rule, { value: false, source: 'le guide' });
    writeMeta(core.db, 'profile', JSON.stringify(profile));
  });

  it('refuses what is his to give, and gives the quittance, which is the tenant’s by law', async () => {
    expect((await agent.documents.orders({ account: DONE })).offered).toEqual({
      notices: false,
      quittances: true,
      regularisations: false,
      library: false,
    });
    expect((await refusal(ask(DONE, 'avis', { month: '2026-09' }))).code).toBe('DOC-NON-PROPOSE');
    expect((await ask(DONE, 'quittance', { month: '2026-09' })).title).toContain('Quittance');
  });
});
