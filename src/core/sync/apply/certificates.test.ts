import { hash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addLease } from '../../../../test/support/account-rows.ts';
import {
  answerAll,
  attaching,
  certificateOf,
  INSURED,
  staged,
  toldCertificate,
} from '../../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../../test/support/open-test-core.ts';
import { HOME, pull, registrationDesk } from '../../../../test/support/registration-acts.ts';
import { applyChanges } from './apply-changes.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  ({ core, agent } = await registrationDesk('cchartres', [INSURED]));
});
afterEach(() => core.close());

const FILE = { sha256: hash('sha256', 'x'), size: 10, type: 'pdf', name: 'x.pdf', pages: 1 } as const;
const rows = (text: string) => core.db.prepare(text).all();
const wanted = () => core.db.prepare('SELECT sha256 FROM file_to_fetch').pluck().all();

it('keeps what the portal tells, and tells the screens', async () => {
  pull(
    core,
    toldCertificate('C1', {
      number: 'G3A-X-000001',
      state: 'refusee',
      reason: 'autre',
      comment: 'Page 2 absente',
      decidedBy: 'NOËL Inès',
      decidedAt: '2026-11-17T10:00:00.000Z',
      decidedWhere: 'portal',
      flags: ['duree'],
      files: [FILE],
      later: 'a word of a newer portal',
    }),
  );
  expect(await certificateOf(agent, 'C1')).toEqual({
    id: 'C1',
    number: 'G3A-X-000001',
    insurer: 'Assurance Exemple',
    policy: 'HAB 204 112',
    startsOn: '2026-11-01',
    endsOn: '2027-10-31',
    address: null,
    flags: ['duree'],
    state: 'refusee',
    covers: false,
    reason: 'autre',
    comment: 'Page 2 absente',
    decidedBy: 'NOËL Inès',
    decidedAt: '2026-11-17T10:00:00.000Z',
    decidedWhere: 'portal',
    receivedAt: '2026-11-16T09:00:00.000Z',
    fromErp: false,
    unsent: false,
    files: [{ ...FILE, here: false, uploaded: null }],
    refused: null,
  });
  const again = applyChanges(core.db, [toldCertificate('C1')], {
    day: '2026-11-17',
    at: '2026-11-17T14:00:00.000Z',
  });
  expect(again.topics).toEqual(['insurance', 'accounts']);
});

it('waits for its account, and is applied when it comes', async () => {
  pull(core, toldCertificate('C1', {}, 'LATE'));
  expect(rows('SELECT waits_for FROM pending_change')).toEqual([{ waits_for: 'bail LATE' }]);
  expect(rows('SELECT id FROM portal_certificate')).toEqual([]);
  addLease(core.db, { key: 'LATE' });
  pull(core, toldCertificate('C1', {}, 'LATE'));
  expect(rows('SELECT waits_for FROM pending_change')).toEqual([]);
  expect(await certificateOf(agent, 'C1', 'LATE')).toMatchObject({ state: 'a_verifier' });
});

it('fetches the files of what is to be checked, and not those of this post', async () => {
  pull(core, toldCertificate('C1', { state: 'validee', files: [FILE] }));
  expect(wanted()).toEqual([]);
  pull(core, toldCertificate('C1', { files: [FILE] }));
  expect(wanted()).toEqual([FILE.sha256]);
  const own = staged(core);
  const { commandId: id } = attaching();
  await agent.insurance.attach(attaching({ commandId: id, policy: 'OWN', files: [own] }));
  answerAll(core);
  pull(core, toldCertificate(id, { policy: 'OWN', files: [own] }));
  expect(wanted()).toEqual([FILE.sha256]);
});

it('told again it changes nothing shown; told of another account it moves there', async () => {
  addLease(core.db, { key: 'OTHER' });
  pull(core, toldCertificate('C1', { files: [FILE] }));
  const before = await agent.insurance.account({ account: HOME });
  core.clock.advance(1000);
  pull(core, toldCertificate('C1', { files: [FILE] }));
  expect(await agent.insurance.account({ account: HOME })).toEqual(before);
  expect(rows('SELECT owner_id FROM attachment')).toHaveLength(1);
  pull(core, toldCertificate('C1', { files: [FILE] }, 'OTHER'));
  expect(await certificateOf(agent, 'C1')).toBeUndefined();
  expect(await certificateOf(agent, 'C1', 'OTHER')).toBeDefined();
  const { counts, rows: listed } = await agent.insurance.worklist({ view: 'all', text: '' });
  expect([counts.all, listed.map(({ account }) => account)]).toEqual([1, ['OTHER']]);
});

it('leaves with its account; what this post took stays', async () => {
  const own = staged(core);
  const input = attaching({ files: [own] });
  await agent.insurance.attach(input);
  pull(core, toldCertificate('C1', { policy: 'C1', files: [FILE] }), toldCertificate(input.commandId));
  pull(
    core,
    { ...toldCertificate('C1'), op: 'remove' as never },
    { ...toldCertificate(input.commandId), op: 'remove' as never },
  );
  const { certificates } = await agent.insurance.account({ account: HOME });
  expect(certificates.map(({ id }) => id)).toEqual([input.commandId]);
  expect(rows('SELECT owner_id FROM attachment')).toEqual([{ owner_id: input.commandId }]);
  pull(core, { ...toldCertificate('nobody'), op: 'remove' as never });
});

it.each([
  ['another state', { state: 'perdue' }],
  ['no end', { endsOn: null }],
  ['a flag of a newer version', { flags: ['autre-chose'] }],
  ['files that are none', { files: [{ sha256: 'x' }] }],
])('keeps %s for a version that can read it', (_what, more) => {
  pull(core, toldCertificate('C1', more));
  expect(rows('SELECT waits_for FROM pending_change')).toEqual([{ waits_for: 'version' }]);
  expect(rows('SELECT id FROM portal_certificate')).toEqual([]);
});
