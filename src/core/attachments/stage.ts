import type { AttachmentRow } from '../../contract/attachments.ts';
import { ATTACHMENT_BYTES } from '../../rules/attachments/files.ts';
import { keptName } from '../../rules/attachments/names.ts';
import { eraseStoredFile, sha256Of, storeFile } from '../documents/file-store.ts';
import { filesOf } from '../documents/read-paper.ts';
import type { CoreServices, EffectScope } from '../procedures/procedures.ts';
import { checkerOf } from './check/checker.ts';
import { deleteStagedBefore, insertStaged, isNamed, stagedBefore } from './queries.ts';
import { notTaken } from './refusals.ts';

export type Arrived = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** File of the scanner's folder it came from. */
  readonly scan: string | null;
};

/**
 * Checks what arrived, keeps it for good, then writes the row that names it.
 * @param agent whose it is until an act names it; by default, the agent's of this port
 * @throws Refusal of FILE_FAULTS
 */
export async function stageFile(
  scope: EffectScope,
  arrived: Arrived,
  agent: string = scope.session.agent().id,
): Promise<AttachmentRow> {
  const { core } = scope;
  const answer = await checkerOf(core).check(arrived.name, arrived.bytes);
  if (answer.kind === 'refused') throw notTaken(answer.code);
  const { type, bytes, pages } = answer;
  if (bytes.byteLength > ATTACHMENT_BYTES) throw notTaken('FIC-TAILLE');
  const file = { ...storeFile(filesOf(core), bytes), type, name: keptName(arrived.name, type), pages };
  const at = new Date(core.ports.clock.now()).toISOString();
  const scanSha256 = arrived.scan === null ? null : sha256Of(arrived.bytes);
  scope.write(({ db, changed }) => {
    insertStaged(db, { ...file, agent, at, scanName: arrived.scan, scanSha256 });
    changed('attachments');
  });
  return file;
}

/** Erases the bytes unless a row still names them. */
export function eraseUnnamed(core: CoreServices, sha256: string): void {
  if (isNamed(core.base.readable(), sha256)) return;
  try {
    eraseStoredFile(filesOf(core), sha256);
  } catch (error) {
    // Held open by another program: bytes that nothing names, encrypted, harm nobody.
    core.ports.log.error('file-not-erased', error);
  }
}

/** Days that a staged file waits for its act. */
export const STAGED_DAYS = 7;

/** Erases the files that no act took in time; at start, when no form of this run can name one. */
export function forgetOldStaged(core: CoreServices): void {
  const db = core.base.writable();
  const before = new Date(core.ports.clock.now() - STAGED_DAYS * 86_400_000).toISOString();
  const old = stagedBefore(db, before);
  if (old.length === 0) return;
  db.transaction(() => deleteStagedBefore(db, before)).immediate();
  for (const sha256 of old) eraseUnnamed(core, sha256);
}
