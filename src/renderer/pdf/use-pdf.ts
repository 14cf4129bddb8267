import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { openPdf, type PdfFault, pdfFault } from './pdf-document.ts';

/** Size of a page in points. */
export type PageSize = { readonly width: number; readonly height: number };

export type PdfState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly pdf: PDFDocumentProxy; readonly pages: readonly PageSize[] }
  | { readonly kind: 'failed'; readonly fault: PdfFault };

const OPENING: PdfState = { kind: 'opening' };

/** A document opened from its bytes, once there are any, and closed when they are no longer shown. */
export function usePdf(bytes: Blob | undefined): { readonly state: PdfState; retry(): void } {
  const [state, setState] = useState<PdfState>(OPENING);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the person asking again
  useEffect(() => {
    setState(OPENING);
    if (bytes === undefined) return;
    let here = true;
    const opening = openPdf(bytes);
    opening.document
      .then(async (pdf) => ({ pdf, pages: await sizesOf(pdf) }))
      .then((opened) => here && setState({ kind: 'open', ...opened }))
      .catch((error: unknown) => here && setState({ kind: 'failed', fault: pdfFault(error) }));
    return () => {
      here = false;
      opening.close();
    };
  }, [bytes, attempt]);

  return { state, retry: () => setAttempt((before) => before + 1) };
}

/** Pages may differ in size; knowing each beforehand keeps the scroll still while they are drawn. */
async function sizesOf(pdf: PDFDocumentProxy): Promise<PageSize[]> {
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
  return pages.map((page) => {
    const { width, height } = page.getViewport({ scale: 1 });
    return { width, height };
  });
}
