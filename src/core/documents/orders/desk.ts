import type { z } from 'zod';
import type { documentsContract } from '../../../contract/documents.ts';
import { libraryItems } from '../../../rules/documents/library.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { localDay } from '../../local-day.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { residencesHere } from '../bulk/scope-queries.ts';
import { readLibrary } from '../library.ts';

type Desk = z.infer<NonNullable<(typeof documentsContract.desk)['~orpc']['outputSchema']>>;

/** Accounts that are looked at for the newest month: all are billed together, and the whole ledger is long to read. */
const LOOKED_AT = 50;

function newestMonth(db: ReadableDb): string | null {
  const row = sql<{ month: string | null }>(
    db,
    `SELECT max(period) AS month FROM entry WHERE debit_cents > 0 AND period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'
       AND lease_id IN (SELECT id FROM lease WHERE absent_since IS NULL ORDER BY id LIMIT ${LOOKED_AT})`,
  ).get();
  return row?.month ?? null;
}

/** What stands in the destination "Documents" before anything is chosen; a text that cannot be read is left out. */
export function readDesk(core: CoreServices, db: ReadableDb): Desk {
  const profile = currentProfile(db);
  return {
    newest: newestMonth(db),
    residences: residencesHere(db),
    library: libraryItems(profile, localDay(core.ports.clock)).flatMap(({ item, title, summary, rule }) => {
      const text = readLibrary(core.ports.directories.resources, profile.id, item);
      return text === undefined
        ? []
        : [
            {
              item,
              title,
              summary,
              rule: { status: rule.status, source: rule.source },
              version: text.version,
              specimen: text.specimen,
              sections: text.sections,
            },
          ];
    }),
  };
}
