import { randomFillSync } from 'node:crypto';
import { createDeflate } from 'node:zlib';
import sharp from 'sharp';
import { packedPages, packedPdf, pngOf, simplePdf } from '../support/attached-files.ts';

/** The files that ask most of the thread that checks them, and one that asks nothing. */
export async function checkedExamples(): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]> {
  const zeros = await swelling();
  const large = 5_000;
  const noise = randomFillSync(Buffer.alloc(large * 2_000 * 3));
  return [
    { name: 'simple.pdf', bytes: simplePdf() },
    { name: 'cent-megapixels.png', bytes: pngOf(10_000, 10_000) },
    { name: 'quarante-neuf.png', bytes: pngOf(7_000, 7_000, { depth: 16, colour: 6 }) },
    { name: 'bombe.pdf', bytes: simplePdf({ more: [{ dict: '/Filter /FlateDecode', stream: zeros }] }) },
    { name: 'objets.pdf', bytes: packedPdf(packedPages(), { pack: () => zeros }) },
    {
      name: 'photo.jpg',
      bytes: await sharp(noise, { raw: { width: large, height: 2_000, channels: 3 } })
        .jpeg({ quality: 95 })
        .toBuffer(),
    },
    {
      name: 'dense.pdf',
      bytes: simplePdf({ more: [{ dict: '', stream: randomFillSync(Buffer.alloc(19_000_000)) }] }),
    },
    { name: 'noms.pdf', bytes: simplePdf({ more: ['<< /A 1 >>'.repeat(300_000)] }) },
  ];
}

/** What comes to a gigabyte, made without holding it. */
async function swelling(): Promise<Buffer> {
  const deflate = createDeflate({ level: 1 });
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  const block = Buffer.alloc(16 * 1024 * 1024);
  for (let nth = 0; nth < 64; nth += 1) await new Promise((resolve) => deflate.write(block, resolve));
  await new Promise((resolve) => {
    deflate.on('end', resolve);
    deflate.end();
  });
  return Buffer.concat(parts);
}
