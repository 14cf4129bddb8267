import { checkerOf } from '../../attachments/check/checker.ts';
import { Intake } from '../../attachments/intake.ts';
import { deleteStaged, findStaged } from '../../attachments/queries.ts';
import { eraseUnnamed } from '../../attachments/stage.ts';
import { type CoreServices, effect, type Procedures } from '../../procedures/procedures.ts';
import type { KioskVisit, PortSession } from '../../procedures/session.ts';
import { requireVisit } from '../require-visit.ts';
import { stageVisitFile } from './stage-file.ts';
import { takeScan } from './take-scan.ts';
import { visitOwner } from './visit-files.ts';

/** Pictures and pages on their way into an act of this visit, and of no other. */
export function kioskFilesHandlers(core: CoreServices, os: Procedures) {
  const visitOf = (session: PortSession): KioskVisit => requireVisit({ core, session }, 'little');
  const ownerOf = (session: PortSession) => visitOwner(visitOf(session).id);
  const intake = new Intake(() => core.ports.clock.monotonic(), ownerOf);
  return {
    begin: os.kiosk.files.begin.handler(
      effect(core, async ({ session }, file) => {
        visitOf(session);
        const upload = core.ports.ids.next();
        intake.begin(session, upload, file);
        // Ready by the time the picture is whole.
        checkerOf(core).warm();
        return { upload };
      }),
    ),
    append: os.kiosk.files.append.handler(
      effect(core, async ({ session }, { upload, offset, bytes }) => {
        visitOf(session);
        const part = new Uint8Array(await bytes.arrayBuffer());
        return { offset: intake.append(session, upload, offset, part) };
      }),
    ),
    finish: os.kiosk.files.finish.handler(
      effect(core, async (scope, { upload }) => {
        const visit = visitOf(scope.session);
        return await stageVisitFile(scope, visit, intake.take(scope.session, upload));
      }),
    ),
    drop: os.kiosk.files.drop.handler(
      effect(core, async ({ session, read, write }, { upload, sha256 }) => {
        const owner = ownerOf(session);
        if (upload !== null) intake.drop(session, upload);
        if (sha256 !== null && read((db) => findStaged(db, sha256, owner)) !== undefined) {
          write(({ db }) => deleteStaged(db, sha256, owner));
          eraseUnnamed(core, sha256);
        }
        return {};
      }),
    ),
    tray: os.kiosk.files.tray.handler(effect(core, async (scope) => takeScan(scope, visitOf(scope.session)))),
  };
}
