import { BaseUnavailable } from '../database/base-holder.ts';
import { type CoreServices, command, effect, type Procedures, query } from '../procedures/procedures.ts';
import { checkerOf } from './check/checker.ts';
import { Intake } from './intake.ts';
import { deleteStaged, findStaged, owedFiles } from './queries.ts';
import { readNamed, readStaged } from './read-file.ts';
import { listScans, readScan, removeTakenScans, setScannerFolder } from './scanner.ts';
import { eraseUnnamed, stageFile } from './stage.ts';

/** Files on their way into an act. */
export function attachmentsHandlers(core: CoreServices, os: Procedures) {
  const intake = new Intake(() => core.ports.clock.monotonic());
  core.events.subscribe((event) => {
    if (event.kind === 'changed' && event.topics.includes('attachments')) removeLater(core);
  });
  return {
    begin: os.attachments.begin.handler(
      effect(core, async ({ session }, file) => {
        const upload = core.ports.ids.next();
        intake.begin(session, upload, file);
        // Ready by the time the file is whole.
        checkerOf(core).warm();
        return { upload };
      }),
    ),
    append: os.attachments.append.handler(
      effect(core, async ({ session }, { upload, offset, bytes }) => ({
        offset: intake.append(session, upload, offset, new Uint8Array(await bytes.arrayBuffer())),
      })),
    ),
    finish: os.attachments.finish.handler(
      effect(core, async (scope, { upload }) =>
        stageFile(scope, { ...intake.take(scope.session, upload), scan: null }),
      ),
    ),
    drop: os.attachments.drop.handler(
      effect(core, async ({ session, write, read }, { upload, sha256 }) => {
        if (upload !== null) intake.drop(session, upload);
        const agent = session.agent().id;
        if (sha256 !== null && read((db) => findStaged(db, sha256, agent)) !== undefined) {
          write(({ db, changed }) => {
            deleteStaged(db, sha256, agent);
            changed('attachments');
          });
          eraseUnnamed(core, sha256);
        }
        return {};
      }),
    ),
    scanner: os.attachments.scanner.handler(effect(core, async () => listScans(core))),
    takeScan: os.attachments.takeScan.handler(
      effect(core, async (scope, { name }) =>
        stageFile(scope, { name, bytes: readScan(core, name), scan: name }),
      ),
    ),
    setScannerFolder: os.attachments.setScannerFolder.handler(
      command(core, (scope, { folder }) => setScannerFolder(scope, folder)),
    ),
    read: os.attachments.read.handler(
      effect(core, (scope, { account, sha256 }) =>
        account === null ? readStaged(scope, sha256) : readNamed(scope, account, sha256),
      ),
    ),
    uploads: os.attachments.uploads.handler(query(core, ({ db }) => owedFiles(db))),
  };
}

/** After the commit that named them; what fails is tried at the next one, or at the next start. */
function removeLater(core: CoreServices): void {
  try {
    removeTakenScans(core);
  } catch (error) {
    if (!(error instanceof BaseUnavailable)) core.ports.log.error('scan-not-removed', error);
  }
}
