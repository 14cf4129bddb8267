import { sql } from 'kysely';
import type { PortalDatabase } from '../store/database.ts';
import { takePositions } from '../store/feed.ts';
import { asLandlord } from '../store/scope.ts';
import type { StaffRole } from '../store/tables.ts';
import { loadAct } from './acts.ts';
import { ErpFault } from './erp-fault.ts';
import { SHARED_FEED } from './erp-records.ts';
import { proposeForPayment } from './propose.ts';
import type { Tx } from './staging.ts';
import { closeOthers, countIfFree, showEntry } from './standing.ts';
import { placePayment } from './suspense.ts';

/** Who decides. `agency` null: every agency. */
export type Decider = { readonly id: string; readonly role: StaffRole; readonly agency: string | null };

export type DecisionOutcome =
  | { readonly kind: 'done' }
  /** Someone, or the ERP itself, decided first; `by`: their name, or null where an entry answered by itself. */
  | { readonly kind: 'decided-already'; readonly accepted: boolean; readonly by: string | null }
  | { readonly kind: 'unknown' };

/**
 * Lettre or not: the entry held back is the return of the counter's act, or a payment of its own. Of two people at once,
 * the first decides and the second is told.
 * @throws ErpFault for an agent, or for another agency's proposal
 */
export function decideProposal(
  database: PortalDatabase,
  decision: {
    readonly piece: string;
    /** Id of the payment or reversal. */
    readonly payment: string;
    readonly accept: boolean;
    readonly staff: Decider;
    readonly now?: number;
  },
): Promise<DecisionOutcome> {
  const { piece, payment, accept, staff, now = Date.now() } = decision;
  const at = new Date(now);
  return asLandlord(database, async (tx) => {
    const found = await tx
      .selectFrom('match_proposal')
      .select('feed')
      .where('piece', '=', piece)
      .where('payment', '=', payment)
      .executeTakeFirst();
    if (found === undefined) return { kind: 'unknown' };
    requireReach(staff, found.feed);
    // The feed first, as everyone: then nothing of it moves until this is decided.
    await takePositions(tx, found.feed, 0);
    const proposal = await tx
      .selectFrom('match_proposal')
      .select(['state', 'decided_by'])
      .where('piece', '=', piece)
      .where('payment', '=', payment)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (proposal.state !== 'open') return decidedAlready(tx, proposal);
    const confirmed = accept ? (await loadAct(tx, payment))?.confirmedCents : 0;
    await close(tx, piece, payment, accept && confirmed === 0 ? 'accepted' : 'refused', staff.id, at);
    if (!accept) {
      await countIfFree(tx, piece);
      return { kind: 'done' };
    }
    if (confirmed !== 0) {
      await countIfFree(tx, piece);
      return { kind: 'decided-already', accepted: false, by: null };
    }
    await closeOthers(tx, payment, piece, { by: staff.id, at });
    await showEntry(tx, piece, { state: 'confirming', act: payment });
    return { kind: 'done' };
  });
}

/**
 * Gives a payment "à lettrer" the account it is for. It counts there from now on; what the ERP holds of it already is
 * held back.
 * @throws ErpFault for an agent, another agency's payment, or an account that is not the person's to see
 */
export function placeSuspended(
  database: PortalDatabase,
  choice: {
    readonly payment: string;
    /** Stored key. */
    readonly account: string;
    readonly staff: Decider;
    readonly now?: number;
  },
): Promise<DecisionOutcome> {
  const { payment, account, staff, now = Date.now() } = choice;
  return asLandlord(database, async (tx) => {
    const taken = await tx
      .selectFrom('payment')
      .select(['feed', 'agency', 'suspense'])
      .where('id', '=', payment)
      .executeTakeFirst();
    const target = await tx
      .selectFrom('account')
      .select(['key', 'feed'])
      .where('key', '=', account)
      .executeTakeFirst();
    if (taken === undefined) return { kind: 'unknown' };
    requireReach(staff, taken.agency);
    if (target === undefined) throw new ErpFault("Ce compte n'existe pas dans les données du bailleur.");
    requireReach(staff, target.feed);
    const feeds = new Set([taken.feed, target.feed]);
    if (feeds.delete(SHARED_FEED)) await takePositions(tx, SHARED_FEED, 0);
    for (const feed of [...feeds].toSorted()) await takePositions(tx, feed, 0);
    if (!(await placePayment(tx, payment, account))) {
      return { kind: 'decided-already', accepted: true, by: null };
    }
    const slips = await tx.selectFrom('reversal').select('id').where('payment', '=', payment).execute();
    for (const id of [payment, ...slips.map((slip) => slip.id)])
      await proposeForPayment(tx, id, new Date(now));
    return { kind: 'done' };
  });
}

/** An administrateur decides for every agency, a responsable for their own and for what is everyone's. */
function requireReach({ role, agency }: Decider, feed: string): void {
  if (role === 'agent')
    throw new ErpFault('Le lettrage est réservé aux responsables et aux administrateurs.');
  if (role === 'administrateur' || agency === null || feed === agency || feed === SHARED_FEED) return;
  throw new ErpFault("Ce lettrage est celui d'une autre agence.");
}

async function decidedAlready(
  tx: Tx,
  { state, decided_by }: { readonly state: string; readonly decided_by: string | null },
): Promise<DecisionOutcome> {
  const person =
    decided_by === null
      ? undefined
      : await tx.selectFrom('staff').select('name').where('id', '=', decided_by).executeTakeFirst();
  return { kind: 'decided-already', accepted: state === 'accepted', by: person?.name ?? null };
}

async function close(
  tx: Tx,
  piece: string,
  payment: string,
  state: 'accepted' | 'refused',
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    UPDATE match_proposal SET state = ${state}, decided_by = ${by}, decided_at = ${at}
    WHERE piece = ${piece} AND payment = ${payment}::uuid`.execute(tx);
}
