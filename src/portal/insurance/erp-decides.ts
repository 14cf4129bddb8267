import type { Transaction } from 'kysely';
import type { CertificateState } from '../../rules/insurance/states.ts';
import { saysNew } from '../erp/erp-word.ts';
import { notifyRefusedCertificate } from '../mail/notify/notify-certificate.ts';
import { ERP_AUTHOR } from '../requests/event-words.ts';
import type { PortalTables } from '../store/tables.ts';
import { tellCertificate } from './certificate-record.ts';

/** The ERP's word on a certificate held here: it counts where it is new (insurance.md). Feeds are locked by the caller. */
export async function sayOfCertificate(
  tx: Transaction<PortalTables>,
  told: {
    readonly id: string;
    readonly before: CertificateState | null;
    readonly said: CertificateState | null;
    readonly at: Date;
    readonly doneOn: string;
  },
): Promise<void> {
  const { id, before, said, at, doneOn } = told;
  const events = await tx
    .selectFrom('certificate_event')
    .select(['state', 'done_where'])
    .where('certificate', '=', id)
    .orderBy('no')
    .execute();
  const last = events.findLastIndex(({ done_where }) => done_where === 'erp');
  const states = events.slice(Math.max(0, last)).map(({ state }) => state);
  if (said === null || !saysNew(states, before, said)) return;
  const { account, feed } = await tx
    .updateTable('certificate')
    .set({
      ...{ state: said, reason: null, comment: null },
      ...{ decided_by: ERP_AUTHOR, decided_at: at, decided_where: 'erp' },
    })
    .where('id', '=', id)
    .returning(['account', 'feed'])
    .executeTakeFirstOrThrow();
  const { no } = await tx
    .insertInto('certificate_event')
    .values({
      ...{ certificate: id, feed, kind: 'decide', state: said, reason: null, comment: null },
      ...{ author: ERP_AUTHOR, done_where: 'erp', at, done_on: doneOn, command: null },
    })
    .returning('no')
    .executeTakeFirstOrThrow();
  await tellCertificate(tx, id);
  if (said === 'refusee') {
    await notifyRefusedCertificate(tx, { account, reason: null, fact: String(no), decidedAt: at, at });
  }
}
