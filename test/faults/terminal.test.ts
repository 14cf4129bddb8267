import { describe, expect, test } from 'vitest';
import { terminalCampaign } from './terminal-campaign.ts';
import { FAULTS } from './terminal-faults.ts';
import { terminalLine } from './terminal-line.ts';
import { MUTANTS } from './terminal-mutants.ts';

const TIMES = 200;
/** Those by which a careless program is known: the line breaks, or another amount is taken. */
const LINE = Object.keys(FAULTS).filter((name) => /^(coupure|autre montant)/.test(name));

describe('a card terminal that fails', () => {
  test('loses nothing that it took, doubles nothing, and what is said last is true', async () => {
    const { faults, tallies, takenCents, writtenCents, stops } = await terminalCampaign(TIMES, 41);
    expect(faults).toEqual([]);
    expect(Object.keys(tallies).toSorted()).toEqual(Object.keys(FAULTS).toSorted());
    expect(Object.values(tallies).reduce((sum, { made }) => sum + made, 0)).toBe(TIMES);
    expect(takenCents).toBeGreaterThan(0);
    expect(writtenCents).toBe(takenCents);
    expect(stops).toBeGreaterThan(10);
  }, 120_000);

  test('the same over a line of Caisse-AP that is cut in the middle of an answer', async () => {
    const line = await terminalLine();
    try {
      const { faults, tallies, takenCents } = await terminalCampaign(60, 43, line.options);
      expect(faults).toEqual([]);
      expect(takenCents).toBeGreaterThan(0);
      expect(Object.keys(tallies)).toHaveLength(Object.keys(FAULTS).length);
    } finally {
      await line.close();
    }
  }, 120_000);

  test('the faults by which careless programs are known are handled by ours', async () => {
    const { faults } = await terminalCampaign(20, 41, { names: LINE });
    expect(faults).toEqual([]);
  }, 120_000);

  test.each(Object.entries(MUTANTS))(
    'would be caught in a program that %s',
    async (_, between) => {
      const { faults } = await terminalCampaign(20, 41, { between, names: LINE });
      expect(faults).not.toEqual([]);
    },
    120_000,
  );
});
