import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { deleteDraft, listDrafts, readDraft, saveDraft } from './queries.ts';

/** Forms in progress: one per agent, form and account; they outlive a crash and a lock. */
export function draftsHandlers(core: CoreServices, os: Procedures) {
  return {
    read: os.drafts.read.handler(
      query(core, ({ db, session }, input) => readDraft(db, { agent: session.agent().id, ...input }) ?? null),
    ),
    save: os.drafts.save.handler(
      command(core, ({ db, session, changed }, { body, ...place }) => {
        const savedAt = new Date(core.ports.clock.now()).toISOString();
        saveDraft(db, { agent: session.agent().id, ...place }, body, savedAt);
        changed('drafts');
        return { savedAt };
      }),
    ),
    discard: os.drafts.discard.handler(
      command(core, ({ db, session, changed }, place) => {
        deleteDraft(db, { agent: session.agent().id, ...place });
        changed('drafts');
        return {};
      }),
    ),
    list: os.drafts.list.handler(query(core, ({ db, session }) => listDrafts(db, session.agent().id))),
  };
}
