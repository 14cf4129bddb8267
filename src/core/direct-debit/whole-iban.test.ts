import { afterEach, expect, it } from 'vitest';
import { answerAll } from '../../../test/support/insurance-acts.ts';
import {
  changingAccount,
  changingDay,
  DEBITED,
  FIRST_IBAN,
  OTHER_IBAN,
  revoking,
  seenIn,
  signing,
  subscribing,
} from '../../../test/support/mandate-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { HOME, registrationDesk } from '../../../test/support/registration-acts.ts';

let core: TestCore;
let agent: TestClient;
afterEach(() => core.close());

const plain = (text: string) => text.replace(/[\s\u00a0\u202f]/g, '').toUpperCase();
const WHOLE = [FIRST_IBAN, OTHER_IBAN].map(plain);
/** An account number that is whole, or whole but for the digit that makes it wrong. */
const MISTYPED = `${FIRST_IBAN.slice(0, -1)}8`;
const holds = (value: unknown) => {
  const text = plain(typeof value === 'string' ? value : JSON.stringify(value));
  return [...WHOLE, plain(MISTYPED)].some((iban) => text.includes(iban));
};

/** Columns that hold an account number whole, as `table.column`. */
function columnsHolding(): string[] {
  const tables = core.db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  return tables.flatMap((table) => {
    const rows = core.db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
    const columns = new Set<string>();
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value) ? value.toString('latin1') : String(value);
        if (holds(text)) columns.add(`${table}.${column}`);
      }
    }
    return [...columns];
  });
}

it('a mandate, which shows it whole, is not sent by mail; the récépissé of a day may be', async () => {
  ({ core, agent } = await registrationDesk('cchartres', [DEBITED]));
  await agent.directDebit.subscribe(subscribing());
  const { papers } = await agent.directDebit.changeDay(changingDay(await seenIn(agent), 12));
  const list = await agent.documents.list({ account: HOME });
  const mandate = list.find(({ title }) => title.startsWith('Mandat'))?.id ?? '';
  const receipt = list.find(({ title }) => title === papers[0]?.title)?.id ?? '';
  expect(await refusal(agent.documents.recipients({ account: HOME, id: mandate }))).toMatchObject({
    code: 'DOC-MANDAT',
  });
  expect(await agent.documents.recipients({ account: HOME, id: receipt })).toMatchObject({
    title: papers[0]?.title,
  });
});

it('an account number stands whole in the command and on the mandate to be signed, and nowhere else', async () => {
  ({ core, agent } = await registrationDesk('cchartres', [DEBITED]));
  const said: unknown[] = [];
  const hear = async (work: Promise<unknown>) => {
    said.push(
      await work.catch((error: unknown) => {
        const { message, data } = error as { message: string; data?: unknown };
        return { message, data };
      }),
    );
  };
  const { directDebit } = agent;
  await hear(directDebit.readIban({ text: FIRST_IBAN }));
  await hear(directDebit.readIban({ text: MISTYPED }));
  await hear(directDebit.subscribe(subscribing({ iban: MISTYPED })));
  await hear(directDebit.subscribe(subscribing({ iban: FIRST_IBAN, bic: 'NOT-A-BIC' })));
  const first = subscribing();
  await hear(directDebit.subscribe(first));
  await hear(directDebit.subscribe(first));
  await hear(directDebit.subscribe({ ...first, iban: OTHER_IBAN }));
  await hear(directDebit.subscribe(subscribing({ seen: await seenIn(agent) })));
  await hear(directDebit.sign(signing(await seenIn(agent))));
  await hear(directDebit.changeAccount(changingAccount(await seenIn(agent))));
  await hear(directDebit.changeDay(changingDay(await seenIn(agent), 6)));
  const amended = await seenIn(agent);
  answerAll(core, { [first.commandId]: 'Refusé pour voir.' });
  await hear(directDebit.revoke(revoking(amended)));
  await hear(directDebit.account({ account: HOME }));
  await hear(directDebit.acts({ account: HOME }));
  await hear(agent.accounts.history({ account: HOME }));
  await hear(agent.documents.list({ account: HOME }));
  await hear(agent.sync.queue({ tab: 'tout' }));
  await hear(agent.sync.export());
  expect(said).toHaveLength(18);
  expect(said.filter(holds)).toEqual([]);
  expect(holds(core.events)).toBe(false);
  expect(holds(core.log.entries)).toBe(false);
  // Both are found where they do stand: what finds none elsewhere is not blind.
  expect(columnsHolding()).toEqual(['command.payload', 'issued_paper.facts']);
  expect(WHOLE.every((iban) => holds(iban))).toBe(true);
});
