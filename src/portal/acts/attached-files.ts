import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { ATTACHMENT_TYPES } from '../../rules/attachments/files.ts';
import type { AttachmentOwner, PortalTables } from '../store/tables.ts';
import { textSchema } from './placing.ts';

/** Files as an act names them. */
export const filesSchema = z.array(
  z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    size: z.number().int().positive(),
    type: z.enum(ATTACHMENT_TYPES),
    name: textSchema,
    pages: z.number().int().positive(),
  }),
);

/** Files that an act named: the post may send their bytes from now on. Some may be here already, by another act. */
export async function keepFiles(
  tx: Transaction<PortalTables>,
  owned: {
    readonly owner: AttachmentOwner;
    readonly ownerId: string;
    readonly account: string | null;
    readonly feed: string;
    readonly files: z.infer<typeof filesSchema>;
    readonly at: Date;
  },
): Promise<void> {
  const { owner, ownerId, account, feed, files, at } = owned;
  for (const { sha256, size, type, name } of files) {
    await sql`
      INSERT INTO attached_file (sha256, feed, account, owner, owner_id, size, type, name, arrived_at)
      VALUES (${sha256}, ${feed}, ${account}, ${owner}, ${ownerId}, ${size}, ${type}, ${name},
        (SELECT ${at}::timestamptz FROM stored_file WHERE sha256 = ${sha256}))
      ON CONFLICT DO NOTHING`.execute(tx);
  }
}
