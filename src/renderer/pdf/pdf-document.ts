import type { PDFDocumentProxy } from 'pdfjs-dist';

export type PdfOpening = {
  readonly document: Promise<PDFDocumentProxy>;
  /** Frees the worker's memory; a document being opened is given up. */
  close(): void;
};

/** Why a file cannot be shown: `locked` needs a password, `unreadable` is no PDF or a damaged one. */
export type PdfFault = 'locked' | 'unreadable';

/**
 * Opens a PDF from its bytes, in pdfjs's own worker, a static file of the program. The library is loaded with the
 * first document: it is larger than all the screens together.
 */
export function openPdf(bytes: Blob): PdfOpening {
  let closed = false;
  let destroy: (() => Promise<void>) | undefined;
  const document = open();
  return {
    document,
    close() {
      closed = true;
      void destroy?.();
    },
  };

  async function open(): Promise<PDFDocumentProxy> {
    const [pdfjs, worker, { LocalAssets }, data] = await Promise.all([
      import('pdfjs-dist'),
      import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
      import('./pdf-assets.ts'),
      bytes.arrayBuffer(),
    ]);
    if (closed) throw new Error('closed');
    pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
    const task = pdfjs.getDocument({
      data,
      BinaryDataFactory: LocalAssets,
      useWorkerFetch: false,
      standardFontDataUrl: 'fonts/',
      wasmUrl: 'wasm/',
      // Documents come from elsewhere: nothing in them may run.
      enableXfa: false,
      stopAtErrors: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    });
    destroy = () => task.destroy();
    return task.promise;
  }
}

/** Tells the two faults apart by the name pdfjs gives its error. */
export function pdfFault(error: unknown): PdfFault {
  return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'unreadable';
}
