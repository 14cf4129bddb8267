import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  answerAll,
  attaching,
  deciding,
  type ErpCertificate,
  erpId,
  staged,
  toldByErp,
  toldCertificate,
} from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { CERTIFICATE_VIEWS, type CertificateView } from '../../contract/insurance.ts';
import { indexSearch } from '../accounts/search/index-search.ts';

let core: TestCore;
let agent: TestClient;
const KEYS = ['A', 'B', 'C', 'D'];
beforeEach(async () => {
  ({ core, agent } = await registrationDesk('cchartres', [
    ...KEYS.map((key) => ({ key, people: [{ lastName: `NOM${key}` }] })),
    { key: 'GONE', exitOn: '2026-11-16' },
    { key: 'LEAVING', exitOn: '2026-11-17' },
    { key: 'BOX', dwelling: { type: 'PARKING' } },
    { key: 'ABSENT', absentSince: '2026-10-01' },
  ]));
});
afterEach(() => core.close());

const shown = async (view: CertificateView, text = '') => {
  const { rows } = await agent.insurance.worklist({ view, text });
  return rows.map(({ account, certificate }) => [account, certificate?.endsOn ?? null]);
};
const counts = async () => (await agent.insurance.worklist({ view: 'all', text: '' })).counts;

describe('views', () => {
  it('none is missing while the base knows of no insurance at all', async () => {
    expect(await counts()).toEqual(Object.fromEntries(CERTIFICATE_VIEWS.map((view) => [view, 0])));
    expect(await shown('missing')).toEqual([]);
    pull(core, toldByErp({ fin: '2027-01-31', statut: 'validee' }, 'GONE'));
    expect((await shown('missing')).map(([account]) => account)).toEqual(['A', 'B', 'C', 'D', 'LEAVING']);
    expect(await counts()).toMatchObject({ missing: 5, all: 0 });
  });

  it('a dwelling let now counts once by its latest end, by days', async () => {
    pull(
      core,
      toldByErp({ fin: '2026-11-16', statut: 'validee' }, 'A'),
      toldByErp({ fin: '2026-11-17', statut: null }, 'B'),
      toldByErp({ fin: '2026-10-31', statut: 'validee', police: 'OLD' }, 'B'),
      toldByErp({ fin: '2026-12-17', statut: 'Validée' }, 'C'),
      toldByErp({ fin: '2026-12-18', statut: 'validee' }, 'D'),
      toldByErp({ fin: '2026-01-01', statut: 'validee' }, 'GONE'),
      toldByErp({ fin: '2026-01-01', statut: 'validee' }, 'BOX'),
      toldByErp({ fin: '2026-01-01', statut: 'validee' }, 'ABSENT'),
    );
    expect(await shown('expired')).toEqual([['A', '2026-11-16']]);
    expect(await shown('in-30-days')).toEqual([
      ['B', '2026-11-17'],
      ['C', '2026-12-17'],
    ]);
    expect(await shown('in-60-days')).toEqual([
      ['B', '2026-11-17'],
      ['C', '2026-12-17'],
      ['D', '2026-12-18'],
    ]);
    expect(await shown('missing')).toEqual([['LEAVING', null]]);
    expect(await counts()).toEqual({
      'to-check': 0,
      expired: 1,
      'in-30-days': 2,
      'in-60-days': 3,
      missing: 1,
      refused: 0,
      all: 4,
    });
    core.clock.advance(86_400_000);
    agent = core.client('agent');
    expect(await shown('expired')).toEqual([
      ['B', '2026-11-17'],
      ['A', '2026-11-16'],
    ]);
    expect(await counts()).toMatchObject({ expired: 2, missing: 0, 'in-30-days': 2 });
  });

  it('what is to be checked, longest waiting first; what was refused until another follows', async () => {
    pull(
      core,
      toldByErp({ police: 'E1', statut: 'à vérifier' }, 'A'),
      toldByErp({ police: 'E2', statut: 'une question' }, 'B'),
      toldByErp({ police: 'E3', statut: 'Refusée', fin: '2026-12-01' }, 'C'),
      toldCertificate('P1', { receivedAt: '2026-11-16T10:00:00.000Z', policy: 'P1' }, 'C'),
      toldCertificate('P2', { receivedAt: '2026-11-15T10:00:00.000Z', policy: 'P2' }, 'D'),
      toldCertificate(
        'P3',
        { state: 'refusee', reason: 'illisible', policy: 'P3', endsOn: '2027-12-31' },
        'D',
      ),
    );
    expect((await shown('to-check')).map(([account]) => account)).toEqual(['D', 'C', 'B', 'A']);
    expect(await shown('refused')).toEqual([['D', '2027-12-31']]);
    expect(await counts()).toMatchObject({ 'to-check': 4, refused: 1 });
    expect((await agent.home.today()).insuranceToCheck).toBe(4);
    await agent.insurance.decide(deciding('P2', { account: 'D' }));
    await agent.insurance.decide(deciding('P1', { account: 'C', decision: 'refusee', reason: 'expiree' }));
    expect(await counts()).toMatchObject({ 'to-check': 2, refused: 3 });
    expect((await agent.home.today()).insuranceToCheck).toBe(2);
  });

  it('a certificate that the counter took, the portal tells and the ERP tells again is one', async () => {
    const input = attaching({ account: 'A', files: [staged(core)] });
    await agent.insurance.attach(input);
    const one = async () => {
      expect(await shown('to-check')).toEqual([['A', '2027-10-31']]);
      expect(await counts()).toMatchObject({ 'to-check': 1, all: 1 });
    };
    await one();
    answerAll(core);
    await one();
    core.clock.advance(1000);
    pull(core, toldCertificate(input.commandId, {}, 'A'));
    await one();
    pull(core, toldByErp({}, 'A'));
    await one();
    pull(
      core,
      toldByErp({ statut: 'validee' }, 'A'),
      toldCertificate(input.commandId, { state: 'validee', decidedWhere: 'erp' }, 'A'),
    );
    expect(await counts()).toMatchObject({ 'to-check': 0, all: 1 });
  });

  it('finds by reference, name, insurer and policy, each in its view', async () => {
    pull(
      core,
      toldByErp({ assureur: 'Mutuelle Été', police: '7\u00a0204\u00a0112', fin: '2026-12-01' }, 'A'),
      toldByErp({ assureur: 'Autre', police: 'AB-99', fin: '2026-12-01', statut: 'validee' }, 'B'),
    );
    await agent.insurance.attach(
      attaching({ account: 'C', insurer: 'Mutuelle été', policy: 'LOC 1', files: [staged(core)] }),
    );
    indexSearch(core.db, 'all');
    expect(await shown('all', 'mutuelle ete')).toEqual([
      ['C', '2027-10-31'],
      ['A', '2026-12-01'],
    ]);
    expect(await shown('in-30-days', 'MUTUELLE')).toEqual([['A', '2026-12-01']]);
    expect(await shown('to-check', 'mutuelle')).toEqual([
      ['C', '2027-10-31'],
      ['A', '2026-12-01'],
    ]);
    expect(await shown('all', '7204')).toEqual([['A', '2026-12-01']]);
    expect(await shown('all', 'ab99')).toEqual([['B', '2026-12-01']]);
    expect(await shown('all', 'loc1')).toEqual([['C', '2027-10-31']]);
    expect(await shown('expired', 'mutuelle')).toEqual([]);
    expect(await shown('missing', 'nomd')).toEqual([['D', null]]);
    expect(await shown('all', 'nomb')).toEqual([['B', '2026-12-01']]);
    const { insurers } = await agent.insurance.prepare({ account: 'D' });
    expect(insurers).toEqual(['Autre', 'Mutuelle Été']);
  });

  it('shows two hundred and says that there is more', async () => {
    const lease = core.db.prepare(
      `INSERT INTO lease (key, loose_key, printed, dwelling_code, started_on) VALUES (@key, @key, @key, 'LOGT-A', '2020-01-01')`,
    );
    const insurance = core.db.prepare(
      "INSERT INTO insurance (lease_id, insurer, policy, ends_on, status) VALUES (?, 'X', ?, '2026-12-01', 'a_verifier')",
    );
    for (let index = 0; index < 230; index += 1) {
      const { lastInsertRowid } = lease.run({ key: `N${index}` });
      insurance.run(lastInsertRowid, String(index));
    }
    for (const view of ['to-check', 'in-30-days', 'all'] as const) {
      const { rows, more, counts: found } = await agent.insurance.worklist({ view, text: '' });
      expect([rows.length, more, found[view]]).toEqual([200, true, 230]);
    }
    expect(await agent.insurance.worklist({ view: 'expired', text: '' })).toMatchObject({
      rows: [],
      more: false,
    });
  });
});

/** The counts, from the accounts alone: none of the list's own queries. */
async function readEvery(): Promise<Record<CertificateView, number>> {
  const sums = Object.fromEntries(CERTIFICATE_VIEWS.map((view) => [view, 0])) as Record<
    CertificateView,
    number
  >;
  const known = core.db.prepare('SELECT count(*) FROM insurance').pluck().get() !== 0;
  for (const { key, exitOn } of core.db
    .prepare<[], { key: string; exitOn: string | null }>(
      "SELECT key, exit_on AS exitOn FROM lease WHERE key NOT IN ('BOX', 'ABSENT')",
    )
    .all()) {
    const { certificates } = await agent.insurance.account({ account: key });
    expect(new Set(certificates.map(({ id }) => id)).size).toBe(certificates.length);
    sums['to-check'] += certificates.filter(({ state }) => state === 'a_verifier').length;
    if (exitOn !== null && exitOn < '2026-11-17') continue;
    const ends = certificates.flatMap(({ state, endsOn }) => (state === 'refusee' ? [] : [endsOn]));
    const last = ends.toSorted().at(-1);
    sums.missing += Number(known && certificates.length === 0);
    sums.all += Number(certificates.length > 0);
    sums.refused += certificates.filter(
      ({ state, endsOn }) => state === 'refusee' && (last === undefined || last < endsOn),
    ).length;
    if (last === undefined) continue;
    sums.expired += Number(last < '2026-11-17');
    sums['in-30-days'] += Number(last >= '2026-11-17' && last <= '2026-12-17');
    sums['in-60-days'] += Number(last >= '2026-11-17' && last <= '2027-01-16');
  }
  return sums;
}

const certificate = fc.record<ErpCertificate>({
  assureur: fc.constantFrom('X', 'Y', null),
  police: fc.constantFrom('1', 'P 2', null),
  debut: fc.constant(null),
  fin: fc.constantFrom('2026-11-16', '2026-11-17', '2026-12-31', '2027-06-30'),
  statut: fc.constantFrom('a_verifier', 'validee', 'refusee', null),
});
const state = fc.constantFrom('a_verifier', 'validee', 'refusee');
const step = fc.oneof(
  fc.record({ does: fc.constant('erp' as const), key: fc.constantFrom(...KEYS), row: certificate }),
  fc.record({ does: fc.constant('gone' as const), key: fc.constantFrom(...KEYS), row: certificate }),
  fc.record({
    does: fc.constant('portal' as const),
    key: fc.constantFrom(...KEYS),
    row: certificate,
    state,
    erp: fc.boolean(),
    id: fc.constantFrom('P0', 'P1', 'P2'),
  }),
  fc.record({ does: fc.constant('decide' as const), key: fc.constantFrom(...KEYS), which: fc.nat(3) }),
  fc.record({
    does: fc.constant('exit' as const),
    key: fc.constantFrom(...KEYS),
    on: fc.constantFrom(null, '2026-11-01'),
  }),
  fc.record({ does: fc.constant('answer' as const) }),
);

it('whatever was told and done, each count is what reading every account gives', async () => {
  let most = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      core.db.exec('SAVEPOINT story');
      try {
        for (const one of steps) {
          core.clock.advance(1000);
          if (one.does === 'erp') pull(core, toldByErp(one.row, one.key));
          if (one.does === 'gone') pull(core, { ...toldByErp(one.row, one.key), op: 'remove' });
          if (one.does === 'portal') {
            const { assureur: insurer, police: policy, fin: endsOn } = one.row;
            const id = one.erp ? erpId(one.row, one.key) : one.id;
            pull(core, toldCertificate(id, { insurer, policy, endsOn, state: one.state }, one.key));
          }
          if (one.does === 'exit')
            core.db.prepare('UPDATE lease SET exit_on = ? WHERE key = ?').run(one.on, one.key);
          if (one.does === 'answer') answerAll(core);
          if (one.does === 'decide') {
            const { certificates } = await agent.insurance.account({ account: one.key });
            const chosen = certificates[one.which];
            if (chosen !== undefined) {
              await agent.insurance.decide(
                deciding(chosen.id, {
                  account: one.key,
                  from: chosen.state,
                  decision: chosen.state === 'validee' ? 'refusee' : 'validee',
                  reason: 'illisible',
                }),
              );
            }
          }
        }
        const { counts: found } = await agent.insurance.worklist({ view: 'all', text: '' });
        for (const view of CERTIFICATE_VIEWS) {
          const { rows } = await agent.insurance.worklist({ view, text: '' });
          expect([view, rows.length]).toEqual([view, found[view]]);
          expect(rows.map(({ account, certificate: one }) => `${account} ${one?.id}`)).toHaveLength(
            new Set(rows.map(({ account, certificate: one }) => `${account} ${one?.id}`)).size,
          );
          most = Math.max(most, rows.length);
        }
        expect(found).toEqual(await readEvery());
      } finally {
        core.db.exec('ROLLBACK TO story');
        core.db.exec('RELEASE story');
      }
    }),
    { numRuns: 60 },
  );
  expect(most).toBeGreaterThan(2);
}, 60_000);
