import { hash } from 'node:crypto';
import type { AttachmentRow } from '../../src/contract/attachments.ts';
import type { Certificate } from '../../src/contract/insurance.ts';
import { erpCertificateId } from '../../src/rules/insurance/states.ts';
import type { LeaseSpec } from './account-rows.ts';
import { TEST_AGENTS, type TestClient, type TestCore } from './open-test-core.ts';
import { actId } from './payment-acts.ts';
import { ELODIE, HOME, YANN } from './registration-acts.ts';

export type AttachInput = Parameters<TestClient['insurance']['attach']>[0];

export const INSURED: LeaseSpec = { key: HOME, people: [ELODIE, YANN] };

/** A file that was checked and staged at this post, under a name of its own. */
export function staged(core: TestCore, name = 'attestation.pdf'): AttachmentRow {
  const file = { sha256: hash('sha256', name), size: 1234, type: 'pdf', name, pages: 1 } as const;
  core.db
    .prepare(
      `INSERT INTO staged_file (sha256, size, type, name, pages, staged_at, agent_id)
       VALUES (@sha256, @size, @type, @name, @pages, '2026-11-17T09:00:00.000Z', @agent)`,
    )
    .run({ ...file, agent: TEST_AGENTS.agent.id });
  return file;
}

/** A certificate as the screen sends it, in order but for its file. The base's day is 17 November 2026. */
export function attaching(more: Partial<AttachInput> = {}): AttachInput {
  const files = more.files ?? [];
  return {
    commandId: actId(),
    account: HOME,
    insurer: 'Assurance Exemple',
    policy: 'HAB 204 112',
    startsOn: '2026-11-01',
    endsOn: '2027-10-31',
    address: null,
    files: [...files],
    accepted: files.length === 0 ? ['sans-fichier'] : [],
    comment: '',
    supersedes: null,
    ...more,
  };
}

export function deciding(
  certificate: string,
  more: Partial<Parameters<TestClient['insurance']['decide']>[0]> = {},
): Parameters<TestClient['insurance']['decide']>[0] {
  return {
    commandId: actId(),
    account: HOME,
    certificate,
    from: 'a_verifier',
    decision: 'validee',
    reason: null,
    comment: '',
    supersedes: null,
    ...more,
  };
}

export async function certificateOf(
  client: TestClient,
  id: string,
  account = HOME,
): Promise<Certificate | undefined> {
  const { certificates } = await client.insurance.account({ account });
  return certificates.find((one) => one.id === id);
}

export type ErpCertificate = {
  readonly assureur: string | null;
  readonly police: string | null;
  readonly debut: string | null;
  readonly fin: string;
  readonly statut: string | null;
};

export const ERP_CERTIFICATE: ErpCertificate = {
  assureur: 'Assurance Exemple',
  police: 'HAB-204112',
  debut: '2026-11-01',
  fin: '2027-10-31',
  statut: 'a_verifier',
};

export function erpId({ fin, police, assureur }: ErpCertificate, account = HOME): string {
  return erpCertificateId(account, { endsOn: fin, policy: police, insurer: assureur });
}

/** What the portal passes on of the ERP's file. */
export function toldByErp(more: Partial<ErpCertificate> = {}, account = HOME) {
  const row = { ...ERP_CERTIFICATE, ...more };
  return {
    kind: 'assurances',
    key: erpId(row, account).slice('erp:'.length),
    op: 'put' as const,
    absentSince: null,
    content: { reference: { printed: account, key: account }, ...row },
  };
}

/** What the portal tells of a certificate. */
export function toldCertificate(id: string, more: Record<string, unknown> = {}, account = HOME) {
  return {
    kind: 'attestation',
    key: id,
    op: 'put' as const,
    absentSince: null,
    content: {
      id,
      account,
      number: null,
      insurer: 'Assurance Exemple',
      policy: 'HAB 204 112',
      startsOn: '2026-11-01',
      endsOn: '2027-10-31',
      address: null,
      flags: [],
      state: 'a_verifier',
      reason: null,
      comment: null,
      decidedBy: null,
      decidedAt: null,
      decidedWhere: null,
      receivedAt: '2026-11-16T09:00:00.000Z',
      files: [],
      ...more,
    },
  };
}

/** The last act recorded at this post, as it is sent. */
export function lastCommand(core: TestCore) {
  const row = core.db
    .prepare<[], { id: string; type: string; payload: string; result: string; depends_on: string }>(
      'SELECT * FROM command ORDER BY rowid DESC LIMIT 1',
    )
    .get();
  if (row === undefined) throw new Error('no command');
  const { id, type } = row;
  const parsed = { payload: JSON.parse(row.payload) as unknown, result: JSON.parse(row.result) as unknown };
  return { id, type, ...parsed, dependsOn: JSON.parse(row.depends_on) as string[] };
}

export function countCommands(core: TestCore): unknown {
  return core.db.prepare('SELECT count(*) FROM command').pluck().get();
}

/** Takes a certificate that is in order, with its file. */
export async function attachOne(core: TestCore, agent: TestClient) {
  const input = attaching({ files: [staged(core)] });
  const { certificate } = await agent.insurance.attach(input);
  return { commandId: input.commandId, number: certificate.number };
}

/** What the head of the account says of its insurance. */
export async function insuranceAlertKinds(agent: TestClient): Promise<string[]> {
  const { alerts } = await agent.accounts.header({ account: HOME });
  return alerts.map(({ kind }) => kind).filter((kind) => kind.startsWith('insurance'));
}

/** What is typed of a certificate about to be sent. */
export function typedOf({ insurer, policy, startsOn, endsOn, address }: AttachInput) {
  return { insurer, policy, startsOn, endsOn, address };
}

/** The portal takes what waits, but for the acts it refuses with a sentence. */
export function answerAll(core: TestCore, refused: Readonly<Record<string, string>> = {}): void {
  const at = new Date(core.clock.now()).toISOString();
  const settle = core.db.prepare(
    `UPDATE outbox SET state = @state, code = @code, reason = @reason, updated_at = @at, sent_at = coalesce(sent_at, @at)
     WHERE command_id = @id`,
  );
  const waiting = core.db
    .prepare<[], string>("SELECT command_id FROM outbox WHERE state = 'waiting' ORDER BY place")
    .pluck()
    .all();
  for (const id of waiting) {
    const reason = refused[id] ?? null;
    settle.run({
      id,
      at,
      state: reason === null ? 'sent' : 'refused',
      code: reason === null ? null : 'SYN-461',
      reason,
    });
  }
}
