import { expect, test } from 'vitest';
import { closeKioskBases, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { scriptedTerminal } from '../../../../test/support/scripted-terminal.ts';
import { settleOpenOperations } from '../money/money-desk.ts';
import { terminalState } from './terminal-state.ts';

closeKioskBases();

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a kiosk says whether its terminal answers, asking at most every quarter of a minute', async () => {
  const terminal = scriptedTerminal();
  let asked = 0;
  let answer: 'ready' | 'error' = 'ready';
  terminal.state = async () => {
    asked += 1;
    return answer;
  };
  const base = await kioskBase({ ports: (ports) => ({ ...ports, terminal }) });
  const { services } = base.core;
  expect(terminalState(services)).toBe('error');
  await turn();
  expect(terminalState(services)).toBe('ready');
  expect(asked).toBe(1);
  answer = 'error';
  base.clock.advance(15_000);
  expect(terminalState(services)).toBe('ready');
  await turn();
  expect(terminalState(services)).toBe('error');
  const without = await kioskBase();
  expect(terminalState(without.core.services)).toBe('none');
});

test('a payment that stays unknown is told to the staff until the terminal says what came of it', async () => {
  const terminal = scriptedTerminal();
  const base = await kioskBase({ ports: (ports) => ({ ...ports, terminal }) });
  const { services } = base.core;
  terminalState(services);
  await turn();
  const { client } = base.letIn('pay');
  await client.money.pay({ commandId: base.ids.next(), amountCents: 5_000, months: [] });
  terminal.failRecalls(1);
  terminal.pending?.cut('took');
  await turn();
  await settleOpenOperations(services);
  expect(terminalState(services)).toBe('ready');
  base.clock.advance(61_000);
  terminalState(services);
  await turn();
  expect(terminalState(services)).toBe('error');
  terminal.failRecalls(1);
  await expect(
    base.letIn('pay').client.money.pay({ commandId: base.ids.next(), amountCents: 6_000, months: [] }),
  ).rejects.toMatchObject({ data: { code: 'BOR-TERMINAL' } });
  await settleOpenOperations(services);
  expect(terminalState(services)).toBe('ready');
});
