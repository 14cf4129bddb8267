import type { KioskDocument } from '../../../rules/kiosk/account.ts';
import { hasStoredFile, readStoredFile } from '../../documents/file-store.ts';
import { filesOf } from '../../documents/read-paper.ts';
import type { CoreServices, EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { requireVisit } from '../require-visit.ts';
import { noDocument, offeredDocument } from './offered-documents.ts';

/**
 * A document of whoever stands here and its bytes, brought from the portal when they are not on this kiosk. If he left
 * while they came, nobody is given them.
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE`, `BOR-DOCUMENT`
 */
export async function openDocument(
  { core, session, read }: EffectScope,
  id: string,
): Promise<{ readonly document: KioskDocument; readonly bytes: Uint8Array }> {
  const visit = requireVisit({ core, session }, 'full');
  const document = read((db) => offeredDocument({ db, core, session }, id));
  const bytes = await bytesOf(core, document);
  if (session.visit(core.ports.clock.monotonic())?.id !== visit.id)
    throw new Refusal('BOR-SESSION', 'Votre visite est terminée. Recommencez depuis le début.');
  return { document, bytes };
}

async function bytesOf(core: CoreServices, { sha256 }: KioskDocument): Promise<Uint8Array> {
  const store = filesOf(core);
  if (!hasStoredFile(store, sha256) && (await core.sync.fetchFile(sha256)) !== 'kept') throw noDocument();
  try {
    return readStoredFile(store, sha256);
  } catch (error) {
    // What is damaged here is told to the staff by its code, and to the visitor as any other that does not open.
    if (!(error instanceof Refusal)) throw error;
    core.ports.log.error('kiosk-document', error.failure.code);
    throw noDocument();
  }
}
