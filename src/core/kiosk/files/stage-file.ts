import type { AttachmentRow } from '../../../contract/attachments.ts';
import { stageFile } from '../../attachments/stage.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import type { KioskVisit } from '../../procedures/session.ts';
import { forgetVisitFiles, visitOwner } from './visit-files.ts';

/**
 * Checks a file of this visit and keeps it until an act names it. A visit that ended meanwhile leaves nothing.
 * @throws Refusal `BOR-SESSION`, or of FILE_FAULTS
 */
export async function stageVisitFile(
  scope: EffectScope,
  visit: KioskVisit,
  arrived: { readonly name: string; readonly bytes: Uint8Array },
): Promise<AttachmentRow> {
  const { core } = scope;
  const file = await stageFile(scope, { ...arrived, scan: null }, visitOwner(visit.id));
  if (scope.session.visit(core.ports.clock.monotonic())?.id === visit.id) return file;
  forgetVisitFiles(core, visit.id);
  throw new Refusal('BOR-SESSION', 'Votre visite est terminée. Recommencez depuis le début.');
}
