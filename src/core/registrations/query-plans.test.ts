import { expect, it, vi } from 'vitest';
import { planOf } from '../../../test/support/account-rows.ts';
import type { TestClient } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import {
  ELODIE,
  HOME,
  opening,
  pull,
  registrationDesk,
  told,
} from '../../../test/support/registration-acts.ts';
import { REGISTRATION_VIEWS } from '../../contract/registrations.ts';

/** It asks whether a table holds anything at all; that index holds nothing but what waits. */
const ALLOWED = /SELECT EXISTS \(SELECT 1 FROM insurance\)|^SCAN o USING INDEX outbox_unsent/;

/** Whole tables read by what a screen asks, on a base whose statements are all still to be prepared. */
async function scansOf(work: (client: TestClient) => Promise<unknown>): Promise<string[]> {
  const { core, agent } = await registrationDesk('habitat-du-gard');
  try {
    core.db.exec(
      "INSERT INTO tenant_space (lease_id, person_key, state) VALUES (1, 'code:P2', 'en_attente')",
    );
    pull(core, told(ELODIE.key, { state: 'pending' }));
    const prepare = vi.spyOn(core.db, 'prepare');
    await work(agent);
    const asked = [...new Set(prepare.mock.calls.map(([text]) => text))];
    prepare.mockRestore();
    const read = asked.filter((text) => /^\s*(SELECT|UPDATE|INSERT)/.test(text));
    expect(read.length).toBeGreaterThanOrEqual(3);
    return read.flatMap((text) =>
      planOf(core.db, text)
        .filter((line) => /^SCAN (?!CONSTANT ROW)/.test(line) && !/^SCAN \(subquery/.test(line))
        .map((line) => `${line} in ${text}`),
    );
  } finally {
    await core.close();
  }
}

const of = { account: HOME, person: ELODIE.key, document: 'passeport' } as const;
const email = 'neuve@locataire.example';
it.each<[string, (client: TestClient) => Promise<unknown>]>([
  ['prepare', ({ registrations }) => registrations.prepare({ account: HOME })],
  ['account', ({ registrations }) => registrations.account({ account: HOME })],
  [
    'open',
    async ({ registrations }) => {
      await registrations.close({ ...of, commandId: actId(), reason: 'deces' });
      await registrations.open(opening(ELODIE, { email, emailAgain: email, slip: true }));
    },
  ],
  [
    'renew',
    ({ registrations }) =>
      registrations.renew({ ...of, commandId: actId(), reason: 'resend', email: true, slip: true }),
  ],
  [
    'changeEmail',
    ({ registrations }) =>
      registrations.changeEmail({ ...of, commandId: actId(), email, emailAgain: email, supersedes: null }),
  ],
  ['login', ({ registrations }) => registrations.login(of)],
  ['history', ({ accounts }) => accounts.history({ account: HOME })],
  ['header', ({ accounts }) => accounts.header({ account: HOME })],
  ...REGISTRATION_VIEWS.flatMap((view): [string, (client: TestClient) => Promise<unknown>][] => [
    [`worklist ${view}`, ({ registrations }) => registrations.worklist({ view, text: '' })],
    [`worklist ${view} of a name`, ({ registrations }) => registrations.worklist({ view, text: 'le gall' })],
  ]),
])('%s reads no table whole', async (_name, work) => {
  const scans = await scansOf(work);
  expect(scans.filter((line) => !ALLOWED.test(line))).toEqual([]);
});

it('would see a table read whole', async () => {
  const { core } = await registrationDesk('cchartres');
  expect(planOf(core.db, "SELECT * FROM registration_act WHERE body = 'x'")).toEqual([
    'SCAN registration_act',
  ]);
  await core.close();
});
