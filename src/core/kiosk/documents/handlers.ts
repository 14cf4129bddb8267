import { hasStoredFile } from '../../documents/file-store.ts';
import { filesOf } from '../../documents/read-paper.ts';
import { type CoreServices, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { printBytes } from '../printing/print-pdf.ts';
import { contactsOfKiosk } from './contacts.ts';
import { libraryOfKiosk, readLibraryOfKiosk } from './library.ts';
import { offeredDocuments } from './offered-documents.ts';
import { openDocument } from './open-document.ts';

/** Seen in the printer's queue: what the landlord called it may hold a name. */
const QUEUED = 'Document';

/** The visitor's documents, and the texts and telephones that are for everyone. */
export function kioskDocumentsHandlers(core: CoreServices, os: Procedures) {
  const { documents } = os.kiosk;
  return {
    list: documents.list.handler(
      query(core, (scope) => {
        const store = filesOf(core);
        return offeredDocuments(scope).map(({ id, type, title, month, issuedOn, sha256 }) => ({
          ...{ id, type, title, month, issuedOn },
          here: hasStoredFile(store, sha256),
        }));
      }),
    ),
    read: documents.read.handler(
      effect(core, async (scope, { id }) => {
        const { document, bytes } = await openDocument(scope, id);
        const name = `${document.title}.pdf`;
        return { name, bytes: new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }) };
      }),
    ),
    print: documents.print.handler(
      effect(core, async (scope, { id, jobId }) => {
        const { bytes } = await openDocument(scope, id);
        return await printBytes(scope, { jobId, number: null, title: QUEUED, format: 'a4', bytes });
      }),
    ),
    library: documents.library.handler(query(core, libraryOfKiosk)),
    readLibrary: documents.readLibrary.handler(query(core, readLibraryOfKiosk)),
    contacts: documents.contacts.handler(query(core, contactsOfKiosk)),
  };
}
