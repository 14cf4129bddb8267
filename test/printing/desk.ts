import { ARC, addAccount } from '../support/account-fixture.ts';
import {
  openTestCore,
  type TestClient,
  type TestCore,
  type TestCoreOptions,
} from '../support/open-test-core.ts';
import { payment } from '../support/payment-acts.ts';

export const ACCOUNT = ARC.key;
export const ACCUEIL = 'system:accueil';

/** A core with an account that has just paid a whole month and a part of the next: a quittance and a reçu. */
export async function openDesk(
  options: TestCoreOptions = {},
): Promise<{ core: TestCore; agent: TestClient }> {
  const core = await openTestCore(options);
  addAccount(core.db, ARC);
  const agent = core.client('agent');
  await agent.payments.record(payment(20_000));
  return { core, agent };
}

/** The quittance and the reçu, by the ids a screen has for them. */
export const QUITTANCE = 'issued:G2A-Q-000001';
export const RECU = 'issued:G2A-R-000001';

let jobs = 0;
export function jobId(): string {
  jobs += 1;
  return `01990000-0000-7000-9000-${String(jobs).padStart(12, '0')}`;
}

export async function bytesOf(file: { readonly bytes: Blob }): Promise<Buffer> {
  return Buffer.from(await file.bytes.arrayBuffer());
}

/** The copies handed over, as the base counts them. */
export function copies(core: TestCore): unknown[] {
  return core.db
    .prepare('SELECT number, copy, job_id AS jobId, format, means FROM paper_copy ORDER BY number, copy')
    .all();
}
