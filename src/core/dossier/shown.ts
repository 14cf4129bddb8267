import type { DossierChange } from '../../contract/dossier.ts';
import type { DossierPart, PartValue } from '../../rules/dossier/values.ts';
import { shownFiles } from '../attachments/shown-files.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import type { PortSession } from '../procedures/session.ts';
import type { DossierActBody } from './act-body.ts';
import { isManager } from './checks.ts';
import type { ActRow, PortalRow } from './rows.ts';
import { sideBySide } from './side-by-side.ts';
import type { DossierDesk } from './standing.ts';
import type { ToldContent } from './told-content.ts';

/** The portal found that what the change was based on stands no more. */
const CHANGED_MEANWHILE = 'SYN-481';

/** Refused with the change that it follows. */
const FOLLOWED_REFUSED = 'SYN-424';

const SHOWN = 200;

/** Changes and declarations of an account, newest first: what the portal told, and the acts of this post. */
export function shownChanges(
  core: CoreServices,
  db: ReadableDb,
  desk: DossierDesk,
  session: PortSession,
): DossierChange[] {
  return all(core, db, desk, session, () => true).slice(0, SHOWN);
}

/** One of them. */
export function shownChange(
  core: CoreServices,
  db: ReadableDb,
  desk: DossierDesk,
  session: PortSession,
  id: string,
): DossierChange | undefined {
  return all(core, db, desk, session, (one) => one === id)[0];
}

function all(
  core: CoreServices,
  db: ReadableDb,
  desk: DossierDesk,
  session: PortSession,
  wanted: (id: string) => boolean,
): DossierChange[] {
  const hidden = desk.lease.addressMasked === 1 && !isManager(session);
  return [
    ...desk.portal.filter(({ id }) => wanted(id)).map((row) => told(core, db, row)),
    ...desk.acts
      // One that somebody has decided about is in the queue's list, no more in the file.
      .filter(
        ({ commandId, outbox, handled }) => wanted(commandId) && (outbox !== 'refused' || handled === 0),
      )
      .map((row) => done(core, db, desk, row)),
  ]
    .map((change) =>
      hidden && change.part === 'adresse-courrier' ? { ...change, lines: [], conflict: null } : change,
    )
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function told(core: CoreServices, db: ReadableDb, row: PortalRow): DossierChange {
  const {
    decidedWhere: _where,
    receivedAt,
    files,
    lines,
    ...content
  } = JSON.parse(row.content) as ToldContent;
  return {
    ...content,
    id: row.id,
    part: row.part,
    person: row.person,
    lines: [...lines],
    state: row.state,
    comment: content.comment === '' ? null : content.comment,
    at: receivedAt,
    unsent: false,
    files: shownFiles(core, db, files),
    conflict: null,
  };
}

function done(core: CoreServices, db: ReadableDb, desk: DossierDesk, row: ActRow): DossierChange {
  const { label, lines, situation, on, comment, files, number, state } = JSON.parse(
    row.body,
  ) as DossierActBody;
  const refused = row.outbox === 'refused';
  return {
    id: row.commandId,
    part: row.part,
    person: row.person,
    label,
    lines: [...lines],
    situation,
    on,
    comment: comment === '' ? null : comment,
    state: refused ? 'refusee' : state,
    reason: refused && row.code === CHANGED_MEANWHILE ? 'change-entre-temps' : null,
    answer: refused ? row.reason : null,
    author: row.agentName,
    at: row.doneAt,
    decidedBy: null,
    decidedAt: null,
    number,
    unsent: row.outbox === 'waiting' || row.outbox === 'sending',
    files: shownFiles(core, db, files),
    conflict:
      refused && (row.code === CHANGED_MEANWHILE || row.code === FOLLOWED_REFUSED)
        ? conflictOf(desk, row)
        : null,
  };
}

function conflictOf(
  { standing }: DossierDesk,
  { commandId, part, person, body, reason }: ActRow,
): DossierChange['conflict'] {
  const { base, value } = JSON.parse(body) as DossierActBody;
  if (part === 'situation' || base === null || value === null) return null;
  const theirs: PartValue = standing.partValue<DossierPart>(part, person);
  return {
    commandId,
    reason: reason ?? '',
    lines: sideBySide<DossierPart>(part, base, value, theirs),
    base: theirs,
    ours: value,
  };
}
