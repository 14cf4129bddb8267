import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Grey } from './png.ts';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });

/** The text of the one QR of a picture, as a telephone reads it; undefined when there is none that can be read. */
export async function readQr({ width, height, pixels }: Grey): Promise<string | undefined> {
  const data = new Uint8ClampedArray(pixels.length * 4);
  pixels.forEach((grey, at) => {
    data.fill(grey, at * 4, at * 4 + 3);
    data[at * 4 + 3] = 255;
  });
  const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' } as ImageData, {
    formats: ['QRCode'],
    maxNumberOfSymbols: 2,
  });
  if (found.length > 1) throw new Error('more than one QR');
  return found[0]?.isValid === true ? found[0].text : undefined;
}
