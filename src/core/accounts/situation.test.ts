import { describe, expect, test } from 'vitest';
import type { EntrySpec } from '../../../test/support/account-rows.ts';
import { ARC_KEY, ARC_LEASE, counterWith } from '../../../test/support/counter.ts';

describe('Situation', () => {
  test("D'ARC: two months due, the last notice, the last payment, the history", async () => {
    const { agent } = await counterWith(ARC_LEASE);
    const situation = await agent.accounts.situation({ account: ARC_KEY });
    expect(situation).toMatchObject({
      dueMonths: [
        {
          month: '2026-09',
          dueOn: '2026-10-10',
          dueCents: 29_534,
          paidCents: 14_534,
          remainingCents: 15_000,
          lateDays: 38,
        },
        {
          month: '2026-10',
          dueOn: '2026-11-10',
          dueCents: 29_534,
          paidCents: 0,
          remainingCents: 29_534,
          lateDays: 7,
        },
      ],
      totalDueCents: 44_534,
      lastBilled: { month: '2026-10', totalCents: 29_534 },
      lastPayments: [{ on: '2026-10-09', nature: 'paiement_prelevement', cents: 14_534, number: null }],
      creditSentence: null,
      chart: [
        { month: '2026-09', balanceCents: 15_000, dueCents: 29_534, paidCents: 14_534, late: true },
        { month: '2026-10', balanceCents: 44_534, dueCents: 29_534, paidCents: 0, late: true },
      ],
    });
    expect(situation.lastBilled?.lines.map(({ nature, cents }) => [nature, cents])).toEqual([
      ['loyer', 39_975],
      ['parking', 2_840],
      ['charges', 9_630],
      ['rls', -4_211],
      ['apl', -18_700],
    ]);
  });

  test('a creditor is told what becomes of it, or that the guide does not say', async () => {
    const { agent, core } = await counterWith({
      ...ARC_LEASE,
      entries: [{ on: '2026-10-09', nature: 'paiement_carte', cents: -9_550 }],
    });
    const sentence = async () => (await agent.accounts.situation({ account: ARC_KEY })).creditSentence;
    expect(await sentence()).toContain('le guide du bailleur ne le précise pas');
    const profile = JSON.parse(
      String(core.db.prepare("SELECT value FROM meta WHERE key = 'profile'").pluck().get()),
    ) as {
      payment: Record<string, unknown>;
    };
    profile.payment.creditSentence = { value: 'Votre solde viendra en déduction.', source: 'le guide' };
    core.db.prepare("UPDATE meta SET value = ? WHERE key = 'profile'").run(JSON.stringify(profile));
    expect(await sentence()).toBe('Votre solde viendra en déduction.');
  });

  test('the history is cut at 24 months, fills the months without notice, and ends with the balance of today', async () => {
    const entries: EntrySpec[] = [];
    for (let n = 0; n < 30; n++) {
      const date = new Date(Date.UTC(2024, 4 + n, 28)).toISOString().slice(0, 10);
      if (n === 20) continue;
      entries.push({
        on: date,
        dueOn: new Date(Date.UTC(2024, 5 + n, 10)).toISOString().slice(0, 10),
        period: date.slice(0, 7),
        nature: 'loyer',
        cents: 10_000,
      });
      if (n % 5 !== 4)
        entries.push({
          on: new Date(Date.UTC(2024, 5 + n, 8)).toISOString().slice(0, 10),
          nature: 'paiement_carte',
          cents: -10_000,
        });
    }
    const { agent } = await counterWith({ ...ARC_LEASE, entries });
    const { chart } = await agent.accounts.situation({ account: ARC_KEY });
    const header = await agent.accounts.header({ account: ARC_KEY });
    expect(chart).toHaveLength(24);
    expect(chart.map(({ month }) => month)).toEqual([...new Set(chart.map(({ month }) => month))].toSorted());
    expect(chart.at(-1)).toMatchObject({ month: '2026-10', balanceCents: header.balanceCents });
    expect(chart.find(({ month }) => month === '2026-01')).toMatchObject({ dueCents: 0, paidCents: 0 });
  });
});
