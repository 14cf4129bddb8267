import type { PaperFormat } from '../../../contract/printing.ts';

/** A page that shows whether a printer prints right: accents, €, thin spaces, rulers in millimetres. */
export async function drawTestPage(
  _format: PaperFormat,
  _printer: { readonly name: string },
): Promise<Uint8Array> {
  throw new Error('not drawn yet');
}
