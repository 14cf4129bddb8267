import type { z } from 'zod';
import type { documentsContract } from '../../../contract/documents.ts';
import { libraryItems } from '../../../rules/documents/library.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { localDay } from '../../local-day.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { residencesHere } from '../bulk/scope-queries.ts';
import { readLibrary } from '../library.ts';

type Desk = z.infer<NonNullable<(typeof documentsContract.desk)['~orpc']['outputSchema']>>;

/** What stands in the destination "Documents" before anything is chosen; a text that cannot be read is left out. */
export function readDesk(core: CoreServices, db: ReadableDb): Desk {
  const profile = currentProfile(db);
  return {
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
