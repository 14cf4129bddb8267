import type { ReaderOptions } from 'zxing-wasm/reader';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** What landlords print on an avis. */
const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'DataMatrix', 'Code128', 'Code39', 'ITF', 'EAN13', 'PDF417', 'Aztec'],
  tryHarder: true,
  maxNumberOfSymbols: 1,
};

let prepared = false;

/** Reads the code of one picture of the camera; undefined when there is none. The decoder is the page's own file. */
export async function readCode(picture: ImageData): Promise<string | undefined> {
  if (!prepared) {
    prepareZXingModule({ overrides: { locateFile: () => wasmAddress } });
    prepared = true;
  }
  const [found] = await readBarcodes(picture, OPTIONS);
  return found?.isValid === true ? found.text : undefined;
}
