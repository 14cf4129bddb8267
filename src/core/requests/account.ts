import type { z } from 'zod';
import type { requestsContract } from '../../contract/requests.ts';
import { requestOffers } from '../../rules/requests/offers.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { buildingRequests } from './building.ts';
import { picturesOfLease, type RequestDesk, rowWriter } from './desk.ts';
import type { VisitBody } from './rows.ts';

type Section = z.infer<NonNullable<(typeof requestsContract.account)['~orpc']['outputSchema']>>;

/** Section "Demandes" of an account: its own, those of its building where the landlord shows them, and its visits. */
export function requestSection(db: ReadableDb, { lease, view }: RequestDesk): Section {
  const { residenceView } = requestOffers(view.profile, view.today);
  return {
    own: picturesOfLease(db, lease.id, view).map(rowWriter(db)),
    building: residenceView.offered ? buildingRequests(db, lease.residenceCode, view) : [],
    buildingRule: residenceView.rule,
    visits: visitsOf(db, lease.id),
  };
}

const SHOWN = 100;

function visitsOf(db: ReadableDb, leaseId: number): Section['visits'] {
  return sql<{ at: string; agentName: string; body: string }>(
    db,
    `SELECT a.done_at AS at, coalesce(o.agent_name, a.agent_id) AS agentName, a.body
     FROM request_act a CROSS JOIN outbox o ON o.command_id = a.command_id
     WHERE a.lease_id = ? AND a.act = 'visit' ORDER BY a.done_at DESC LIMIT ${SHOWN}`,
  )
    .all(leaseId)
    .map(({ at, agentName, body }) => {
      const { motive, outcome, comment } = JSON.parse(body) as VisitBody;
      return { at, agentName, motive, outcome, comment: comment === '' ? null : comment };
    });
}
