import { describe, expect, test } from 'vitest';
import { terminalCampaign } from './terminal-campaign.ts';
import { FAULTS } from './terminal-faults.ts';
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

  test('the faults by which careless programs are known are handled by ours', async () => {
    const { faults } = await terminalCampaign(20, 41, (terminal) => terminal, LINE);
    expect(faults).toEqual([]);
  }, 120_000);

  test.each(Object.keys(MUTANTS))(
    'would be caught in a program that %s',
    async (name) => {
      const { faults } = await terminalCampaign(20, 41, MUTANTS[name], LINE);
      expect(faults).not.toEqual([]);
    },
    120_000,
  );
});
