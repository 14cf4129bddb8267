import { z } from 'zod';
import { attachmentSchema } from '../../../contract/attachments.ts';
import { instantSchema, isoDateSchema } from '../../../contract/values.ts';
import {
  DOSSIER_PARTS,
  DOSSIER_REFUSALS,
  DOSSIER_STATES,
  partValueSchemas,
  SITUATIONS,
} from '../../../rules/dossier/values.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { hearFiles } from '../../attachments/heard-files.ts';
import { sql } from '../../database/connection.ts';
import { refreshFile } from '../../dossier/refresh.ts';
import type { ToldContent } from '../../dossier/told-content.ts';
import { APPLIED, PARENTS, type Page, type Taken, UNREADABLE, waitsFor } from './page.ts';

const contentSchema = z.object({
  id: z.string().min(1),
  account: z.string().min(1),
  part: z.enum([...DOSSIER_PARTS, 'situation']),
  person: z.string().nullable(),
  label: z.string(),
  base: z.unknown(),
  value: z.unknown(),
  lines: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  situation: z.enum(SITUATIONS).nullable(),
  on: isoDateSchema.nullable(),
  comment: z.string().nullable(),
  state: z.enum(DOSSIER_STATES),
  reason: z.enum(DOSSIER_REFUSALS).nullable(),
  answer: z.string().nullable(),
  author: z.string(),
  receivedAt: instantSchema,
  place: z.number().int(),
  decidedBy: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  decidedWhere: z.enum(['counter', 'portal', 'erp']).nullable(),
  number: z.string().nullable(),
  files: z.array(attachmentSchema),
});

/** A change of a file as the portal holds it: what stands is made of it, over what the ERP says. */
export function takeFileChange(page: Page, { key, op, content }: Change): Taken {
  if (op === 'remove') {
    removeFileChange(page, key);
    return APPLIED;
  }
  const read = contentSchema.safeParse(content);
  if (!read.success || read.data.id !== key) return UNREADABLE;
  const { id, account, part, person, base, value, state, place, files, ...rest } = read.data;
  if (part !== 'situation' && !areValues(part, base, value)) return UNREADABLE;
  const lease = page.rows.leaseId(account);
  if (lease === undefined) return waitsFor(PARENTS.lease(account));
  const kept: ToldContent = { ...rest, files };
  const before = leaseOf(page, id);
  sql(
    page.db,
    `INSERT INTO portal_dossier (id, lease_id, part, person_key, base, value, state, place, content, heard_at)
     VALUES (@id, @lease, @part, @person, @base, @value, @state, @place, @content, @at)
     ON CONFLICT (id) DO UPDATE SET lease_id = excluded.lease_id, part = excluded.part, person_key = excluded.person_key,
       base = excluded.base, value = excluded.value, state = excluded.state, place = excluded.place,
       content = excluded.content, heard_at = excluded.heard_at`,
  ).run({
    id,
    lease,
    part,
    person,
    base: part === 'situation' ? null : JSON.stringify(base),
    value: part === 'situation' ? '{}' : JSON.stringify(value),
    state,
    place,
    content: JSON.stringify(kept),
    at: page.at,
  });
  hearFiles(page.db, {
    owner: 'dossier',
    ownerId: id,
    lease,
    files,
    wanted: state === 'a_valider',
    at: page.at,
  });
  refresh(page, before, lease);
  page.tell('dossier', 'accounts');
  return APPLIED;
}

function areValues(part: (typeof DOSSIER_PARTS)[number], base: unknown, value: unknown): boolean {
  const schema = partValueSchemas[part];
  return schema.safeParse(base).success && schema.safeParse(value).success;
}

/** It left this post's scope with its account; what this post itself took stays. */
function removeFileChange(page: Page, id: string): void {
  const lease = leaseOf(page, id);
  if (lease === undefined) return;
  sql(page.db, 'DELETE FROM portal_dossier WHERE id = ?').run(id);
  sql(
    page.db,
    `DELETE FROM attachment WHERE owner = 'dossier' AND owner_id = @id
       AND NOT EXISTS (SELECT 1 FROM dossier_act a WHERE a.command_id = @id)`,
  ).run({ id });
  refresh(page, lease);
  page.tell('dossier', 'accounts');
}

function leaseOf({ db }: Page, id: string): number | undefined {
  return sql<{ lease: number }>(db, 'SELECT lease_id AS lease FROM portal_dossier WHERE id = ?').get(id)
    ?.lease;
}

function refresh({ db, rows }: Page, ...leases: readonly (number | undefined)[]): void {
  for (const lease of new Set(leases)) {
    if (lease === undefined) continue;
    for (const id of refreshFile(db, lease)) rows.search.lease(id);
  }
}
