import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { FileRefused } from './fault.ts';
import { MOST_PAGES } from './pdf-limits.ts';
import { readPdf } from './read-pdf.ts';

/** Annotations that carry a file or play something, as pdfjs names them. */
const CARRYING = new Set(['FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D']);

/**
 * Pages of a PDF that shows them and does nothing else. Its objects are read here first; what pdfjs then opens has
 * been measured.
 * @throws FileRefused
 */
export async function checkPdf(bytes: Buffer): Promise<number> {
  const { hidden } = await readPdf(bytes);
  const task = getDocument({
    // pdfjs takes the array over.
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: true,
    stopAtErrors: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    // It opens, and not all of it could be looked at: as good as asking a password.
    if (hidden) throw new FileRefused('FIC-MOT-DE-PASSE');
    if (document.numPages > MOST_PAGES) throw new FileRefused('FIC-PAGES');
    if (await runs(document)) throw new FileRefused('FIC-ACTIF');
    return document.numPages;
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    if (error instanceof PasswordException) throw new FileRefused('FIC-MOT-DE-PASSE');
    if (error instanceof InvalidPDFException || error instanceof Error) throw new FileRefused('FIC-ABIME');
    throw error;
  } finally {
    await task.destroy();
  }
}

/** Each page is looked at, so that one that is missing or cannot be read shows. */
async function runs(document: PDFDocumentProxy): Promise<boolean> {
  if (document.isPureXfa) return true;
  if ((await document.getAttachments()) !== null || (await document.getJSActions()) !== null) return true;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    if ((await page.getJSActions()) !== null) return true;
    const annotations: readonly { subtype?: string; actions?: object | null }[] = await page.getAnnotations();
    if (annotations.some(({ subtype, actions }) => CARRYING.has(subtype ?? '') || hasAny(actions)))
      return true;
    page.cleanup();
  }
  return false;
}

function hasAny(actions: object | null | undefined): boolean {
  if (actions === null || actions === undefined) return false;
  return actions instanceof Map ? actions.size > 0 : Object.keys(actions).length > 0;
}
