import {
  erpSpaceState,
  type LocalAct,
  type PortalSpaceState,
  spaceState,
} from '../../rules/registrations/states.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

type Row = {
  readonly told: 'portal' | 'erp' | 'act';
  readonly person: string;
  /** Of the portal's picture or the ERP's; of an act, where it stands on its way. */
  readonly state: string;
  readonly act: LocalAct['act'] | null;
};

// One text for the three, and nothing else read: the search asks it for each of its twenty rows.
const STATES = `SELECT 'portal' AS told, person_key AS person, state, NULL AS act FROM portal_space WHERE lease_id = @lease
  UNION ALL SELECT 'erp', person_key, state, NULL FROM tenant_space WHERE lease_id = @lease AND absent_since IS NULL
  UNION ALL SELECT 'act', a.person_key, o.state, a.act
    FROM registration_act a CROSS JOIN outbox o ON o.command_id = a.command_id
    WHERE a.lease_id = @lease
      AND (o.state <> 'refused' OR NOT EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = a.command_id))
      AND (o.state <> 'sent' OR NOT EXISTS (SELECT 1 FROM portal_space p
        WHERE p.lease_id = a.lease_id AND p.person_key = a.person_key AND p.received_at >= o.sent_at))`;

/**
 * The state of a space of an account where none is active: as the counter says it, or in the ERP's own word where the
 * ERP alone tells of it; `aucun` when there is none. Null when one is active.
 */
export function inactiveSpace(db: ReadableDb, leaseId: number): string | null {
  const rows = sql<Row>(db, STATES).all({ lease: leaseId });
  const states: string[] = [];
  for (const person of new Set(rows.map((row) => row.person))) {
    const state = stateOf(rows.filter((row) => row.person === person));
    if (state.active) return null;
    if (state.shown !== null) states.push(state.shown);
  }
  return states[0] ?? 'aucun';
}

function stateOf(rows: readonly Row[]): { readonly active: boolean; readonly shown: string | null } {
  const portal = rows.find(({ told }) => told === 'portal')?.state as PortalSpaceState | undefined;
  const erp = rows.find(({ told }) => told === 'erp')?.state;
  const acts = rows.flatMap(({ act, state }): LocalAct[] =>
    act === null ? [] : [{ act, outbox: wayOf(state) }],
  );
  const base = portal ?? (erp === undefined ? null : erpSpaceState(erp));
  const { state } = spaceState(base, acts);
  const alone = portal === undefined && acts.length === 0;
  return { active: state === 'active', shown: alone ? (erp ?? null) : state };
}

function wayOf(state: string): LocalAct['outbox'] {
  return state === 'sent' || state === 'refused' ? state : 'waiting';
}
