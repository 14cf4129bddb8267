import { expect, it, vi } from 'vitest';
import { planOf } from '../../../test/support/account-rows.ts';
import {
  attaching,
  deciding,
  INSURED,
  staged,
  toldByErp,
  toldCertificate,
} from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import { HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { CERTIFICATE_VIEWS } from '../../contract/insurance.ts';

/**
 * It asks whether a table holds anything at all; an index that holds nothing but what is asked: what waits in the queue,
 * certificates of one state; a list handed over with the question; the union of what was found already.
 */
const ALLOWED =
  /SELECT EXISTS \(SELECT 1 FROM insurance\)|^SCAN o USING (COVERING )?INDEX outbox_unsent|^SCAN p USING (COVERING )?INDEX portal_certificate_(to_check|refused) |^SCAN (json_each|wanted|account|e) VIRTUAL|^SCAN (told|u)\b/;

/** Whole tables read by what a screen asks, on a base whose statements are all still to be prepared. */
async function scansOf(work: (client: TestClient, core: TestCore) => Promise<unknown>): Promise<string[]> {
  const { core, agent } = await registrationDesk('habitat-du-gard', [INSURED, { key: 'OTHER' }]);
  try {
    const prepare = vi.spyOn(core.db, 'prepare');
    pull(
      core,
      toldByErp(),
      toldByErp({ police: 'R', statut: 'refusee' }),
      toldByErp({}, 'OTHER'),
      toldCertificate('C1', { policy: 'C1' }),
    );
    await agent.insurance.decide(deciding('C1'));
    await work(agent, core);
    const asked = [...new Set(prepare.mock.calls.map(([text]) => text))];
    prepare.mockRestore();
    const read = asked.filter((text) => /^\s*(SELECT|UPDATE|INSERT|DELETE)/.test(text));
    expect(read.length).toBeGreaterThanOrEqual(10);
    return read.flatMap((text) =>
      planOf(core.db, text)
        .filter((line) => /^SCAN (?!CONSTANT ROW)/.test(line) && !/^SCAN \(subquery/.test(line))
        .map((line) => `${line} in ${text}`),
    );
  } finally {
    await core.close();
  }
}

const policy = 'P 9';
it.each<[string, (client: TestClient, core: TestCore) => Promise<unknown>]>([
  ['prepare', ({ insurance }) => insurance.prepare({ account: HOME })],
  ['account', ({ insurance }) => insurance.account({ account: HOME })],
  ['attach', ({ insurance }, core) => insurance.attach(attaching({ policy, files: [staged(core)] }))],
  [
    'decide',
    ({ insurance }) =>
      insurance.decide(
        deciding('C1', { from: 'validee', decision: 'refusee', reason: 'autre', comment: 'x' }),
      ),
  ],
  [
    'letter',
    ({ insurance }) =>
      insurance.letter({ commandId: actId(), account: 'OTHER', kind: 'rappel' }).catch(() => undefined),
  ],
  [
    'a page of the portal',
    async (_client, core) =>
      pull(core, toldCertificate('C2'), { ...toldCertificate('C1'), op: 'remove' as never }),
  ],
  ['a row of the ERP', async (_client, core) => pull(core, toldByErp({ police: 'new' }))],
  ['home', ({ home }) => home.today()],
  ['history', ({ accounts }) => accounts.history({ account: HOME })],
  ['header', ({ accounts }) => accounts.header({ account: HOME })],
  ['dossier', ({ accounts }) => accounts.dossier({ account: HOME })],
  ['queue', ({ sync }) => sync.queue({ tab: 'en-attente' })],
  ...CERTIFICATE_VIEWS.flatMap((view): [string, (client: TestClient) => Promise<unknown>][] => [
    [`worklist ${view}`, ({ insurance }) => insurance.worklist({ view, text: '' })],
    [
      `worklist ${view} of an insurer`,
      ({ insurance }) => insurance.worklist({ view, text: 'assurance exemple' }),
    ],
    [`worklist ${view} of a policy`, ({ insurance }) => insurance.worklist({ view, text: 'HAB-2' })],
  ]),
])('%s reads no table whole', async (_name, work) => {
  const scans = await scansOf(work);
  expect(scans.filter((line) => !ALLOWED.test(line))).toEqual([]);
});

it('would see a table read whole', async () => {
  const { core } = await registrationDesk('cchartres', [INSURED]);
  for (const text of [
    "SELECT * FROM insurance WHERE starts_on = 'x'",
    "SELECT * FROM portal_certificate WHERE comment = 'x'",
    "SELECT * FROM certificate_act WHERE body = 'x'",
    'SELECT * FROM lease_cover WHERE known = 1',
  ]) {
    const [plan = ''] = planOf(core.db, text);
    expect(plan).toMatch(/^SCAN/);
    expect(plan).not.toMatch(ALLOWED);
  }
  await core.close();
});

it('the lists are read in the order of their index, whatever the size', async () => {
  const { core } = await registrationDesk('cchartres', [INSURED]);
  const prepare = vi.spyOn(core.db, 'prepare');
  await core.client('agent').insurance.worklist({ view: 'expired', text: '' });
  const [text = ''] = prepare.mock.calls
    .map(([asked]) => asked)
    .filter((asked) => /ORDER BY ends_on DESC LIMIT/.test(asked) && /exit_on IS NULL/.test(asked));
  prepare.mockRestore();
  expect(planOf(core.db, text)).toEqual([
    'SEARCH lease_cover USING COVERING INDEX lease_cover_ends (exit_on=? AND ends_on>? AND ends_on<?)',
  ]);
  await core.close();
});
