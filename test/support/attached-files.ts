import { createCipheriv, createHash } from 'node:crypto';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Files of every kind that a tenant, or somebody who wishes harm, may bring; made here so that each byte is known. */

const latin1 = (text: string) => Buffer.from(text, 'latin1');

export type PdfPart = string | { readonly dict: string; readonly stream: Uint8Array };

/** A PDF of these objects, numbered from 1, with its table of contents. Object 1 is the catalogue. */
export function pdfOf(
  objects: readonly PdfPart[],
  { trailer = '', head = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n' } = {},
): Buffer {
  const parts: Buffer[] = [latin1(head)];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  const push = (bytes: Buffer) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [place, object] of objects.entries()) {
    places.push(at);
    push(latin1(`${place + 1} 0 obj\n`));
    if (typeof object === 'string') push(latin1(`${object}\n`));
    else {
      push(latin1(`<< ${object.dict} /Length ${object.stream.length} >>\nstream\n`));
      push(Buffer.from(object.stream));
      push(latin1('\nendstream\n'));
    }
    push(latin1('endobj\n'));
  }
  const table = places.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('');
  const from = at;
  push(latin1(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`));
  push(
    latin1(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${from}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** Catalogue (1), pages (2), page (3), its drawing (4), then what is added from 5 on. */
export function simplePdf({
  text = 'Attestation',
  catalogue = '',
  page = '',
  more = [],
  pages = 1,
  trailer = '',
}: {
  readonly text?: string;
  readonly catalogue?: string;
  readonly page?: string;
  readonly more?: readonly PdfPart[];
  readonly pages?: number;
  readonly trailer?: string;
} = {}): Buffer {
  const kids = Array.from({ length: pages }, () => '3 0 R').join(' ');
  return pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> ${page} >>`,
      { dict: '', stream: latin1(`BT /F1 12 Tf 72 720 Td (${text}) Tj ET`) },
      ...more,
    ],
    { trailer },
  );
}

/** A PDF 1.5 whose catalogue and what it leads to stand in a packed stream of objects. */
export function packedPdf(
  packed: readonly (readonly [number: number, text: string])[],
  {
    filter = '/FlateDecode',
    pack = (bytes: Buffer): Buffer => deflateSync(bytes),
    more = '',
    locked = { trailer: '', lock: (_: number, bytes: Buffer) => bytes } as PdfLock,
  } = {},
): Buffer {
  let head = '';
  let body = '';
  for (const [number, text] of packed) {
    head += `${number} ${body.length} `;
    body += `${text} `;
  }
  const stream = locked.lock(10, pack(latin1(head + body)));
  const header = '%PDF-1.5\n';
  const objStm = Buffer.concat([
    latin1(
      `10 0 obj\n<< /Type /ObjStm /N ${packed.length} /First ${head.length} /Filter ${filter} ${more} /Length ${stream.length} >>\nstream\n`,
    ),
    stream,
    latin1('\nendstream\nendobj\n'),
  ]);
  const drawn = locked.lock(4, latin1('BT ET'));
  const drawing = Buffer.concat([
    latin1(`4 0 obj\n<< /Length ${drawn.length} >>\nstream\n`),
    drawn,
    latin1('\nendstream\nendobj\n'),
  ]);
  const drawingAt = header.length + objStm.length;
  const xrefAt = drawingAt + drawing.length;
  const rows = new Map<number, readonly [number, number, number]>();
  rows.set(4, [1, drawingAt, 0]);
  rows.set(10, [1, header.length, 0]);
  rows.set(11, [1, xrefAt, 0]);
  for (const [place, [number]] of packed.entries()) rows.set(number, [2, 10, place]);
  const table = Buffer.alloc(12 * 7);
  for (let number = 0; number < 12; number += 1) {
    const [kind, second, third] = rows.get(number) ?? [0, 0, 65_535];
    table.writeUInt8(kind, number * 7);
    table.writeUInt32BE(second, number * 7 + 1);
    table.writeUInt16BE(third, number * 7 + 5);
  }
  const xref = deflateSync(table);
  return Buffer.concat([
    latin1(header),
    objStm,
    drawing,
    latin1(
      `11 0 obj\n<< /Type /XRef /Size 12 /W [1 4 2] /Root 1 0 R ${locked.trailer} /Filter /FlateDecode /Length ${xref.length} >>\nstream\n`,
    ),
    xref,
    latin1(`\nendstream\nendobj\nstartxref\n${xrefAt}\n%%EOF\n`),
  ]);
}

/** The three objects of a page, for `packedPdf`. */
export function packedPages(catalogue = ''): [number, string][] {
  return [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>'],
  ];
}

const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');

const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
const md5 = (...parts: readonly Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();

/** How a file is locked without a password: what its trailer says, and its streams as they then stand. */
export type PdfLock = { readonly trailer: string; readonly lock: (number: number, bytes: Buffer) => Buffer };

const ID = Buffer.alloc(16, 7);
const OWNER = Buffer.alloc(32, 0x41);
const PERMISSIONS = -44;
const FILE_ID = `/ID [${hex(ID)} ${hex(ID)}]`;

function firstKey(password: Buffer): Buffer {
  const said = Buffer.alloc(4);
  said.writeInt32LE(PERMISSIONS);
  return md5(password, OWNER, said, ID);
}
const objectKey = (key: Buffer, number: number, salt: string) =>
  md5(key, Buffer.from([number, number >> 8, number >> 16, 0, 0]), latin1(salt)).subarray(
    0,
    Math.min(16, key.length + 5),
  );

/** RC4 of 40 bits (revision 2). `asks`: it opens only with a password. */
export function rc4Lock(asks = false): PdfLock {
  const key = firstKey(asks ? Buffer.alloc(32, 0x5a) : PADDING).subarray(0, 5);
  return {
    trailer: `${FILE_ID} /Encrypt << /Filter /Standard /V 1 /R 2 /O ${hex(OWNER)} /U ${hex(rc4(key, PADDING))} /P ${PERMISSIONS} >>`,
    lock: (number, bytes) => rc4(objectKey(key, number, ''), bytes),
  };
}

function aes(key: Buffer, bytes: Buffer, iv = Buffer.alloc(16, 3)): Buffer {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv);
  return Buffer.concat([iv, cipher.update(bytes), cipher.final()]);
}

/** AES of 128 bits (revision 4). */
export function aes128Lock(): PdfLock {
  let key = firstKey(PADDING);
  for (let turn = 0; turn < 50; turn += 1) key = md5(key);
  let user = rc4(key, md5(PADDING, ID));
  for (let turn = 1; turn <= 19; turn += 1)
    user = rc4(
      Uint8Array.from(key, (byte) => byte ^ turn),
      user,
    );
  const shown = Buffer.concat([user, Buffer.alloc(16)]);
  return {
    trailer: `${FILE_ID} /Encrypt << /Filter /Standard /V 4 /R 4 /Length 128 /O ${hex(OWNER)} /U ${hex(shown)} /P ${PERMISSIONS} /CF << /StdCF << /CFM /AESV2 /Length 16 /AuthEvent /DocOpen >> >> /StmF /StdCF /StrF /StdCF >>`,
    lock: (number, bytes) => aes(objectKey(key, number, 'sAlT'), bytes),
  };
}

/** AES of 256 bits (revision 6). `hash`: algorithm 2.B for an empty password. */
export function aes256Lock(hash: (salt: Uint8Array) => Buffer): PdfLock {
  const key = Buffer.alloc(32, 0x2b);
  const checking = Buffer.alloc(8, 1);
  const wrapping = Buffer.alloc(8, 2);
  const user = Buffer.concat([hash(checking), checking, wrapping]);
  const cipher = createCipheriv('aes-256-cbc', hash(wrapping), Buffer.alloc(16)).setAutoPadding(false);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  const owner = Buffer.alloc(48, 0x41);
  return {
    trailer: `${FILE_ID} /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /O ${hex(owner)} /U ${hex(user)} /OE ${hex(Buffer.alloc(32, 5))} /UE ${hex(wrapped)} /Perms ${hex(Buffer.alloc(16, 6))} /P ${PERMISSIONS} /CF << /StdCF << /CFM /AESV3 /Length 32 /AuthEvent /DocOpen >> >> /StmF /StdCF /StrF /StdCF >>`,
    lock: (_, bytes) => aes(key, bytes),
  };
}

/** `asks`: it opens only with a password; otherwise it only says what may be done with it. */
export function encryptedPdf(asks: boolean): Buffer {
  return simplePdf({ trailer: rc4Lock(asks).trailer });
}

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, place) => place);
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([latin1(type), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex');

/** A PNG of these dimensions, black; its bytes hardly weigh anything whatever it says it measures. */
export function pngOf(
  width: number,
  height: number,
  { depth = 1, colour = 0, more = [] as readonly (readonly [string, Uint8Array])[], rows = height } = {},
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = depth;
  head[9] = colour;
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[colour] ?? 1;
  const row = 1 + Math.ceil((width * depth * channels) / 8);
  return Buffer.concat([
    PNG_HEAD,
    chunk('IHDR', head),
    ...more.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', deflateSync(Buffer.alloc(row * rows), { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** The JPEG with an EXIF block: to be turned a quarter (6), a place, and a thumbnail, each with this mark. */
export function withExif(jpeg: Buffer, mark: string): Buffer {
  const text = latin1(`${mark}\0`);
  const entries = 3;
  const ifdEnd = 8 + 2 + entries * 12 + 4;
  const tiff = Buffer.alloc(ifdEnd);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(entries, 8);
  const entry = (nth: number, tag: number, type: number, count: number, value: number) => {
    const at = 10 + nth * 12;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  // Description, orientation, where the place (GPS) stands.
  entry(0, 0x010e, 2, text.length, ifdEnd);
  entry(1, 0x0112, 3, 1, 6);
  const gpsAt = ifdEnd + text.length;
  entry(2, 0x8825, 4, 1, gpsAt);
  const gps = Buffer.alloc(2 + 12 + 4);
  gps.writeUInt16LE(1, 0);
  gps.writeUInt16LE(0x001d, 2);
  gps.writeUInt16LE(2, 4);
  gps.writeUInt32LE(text.length, 6);
  gps.writeUInt32LE(ifdEnd, 10);
  const thumbnail = Buffer.concat([Buffer.from('ffd8', 'hex'), text, Buffer.from('ffd9', 'hex')]);
  const block = Buffer.concat([latin1('Exif\0\0'), tiff, text, gps, thumbnail]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(block.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, block, jpeg.subarray(2)]);
}

/** First bytes of a photo of an iPhone. */
export const HEIC: Buffer = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  latin1('ftypheic'),
  Buffer.from([0, 0, 0, 0]),
  latin1('mif1heic'),
  Buffer.alloc(64),
]);

/** A ZIP of one stored file; `comment`: what follows its end. */
export function zipOf(name: string, content: Uint8Array, comment = 0): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc32(content), 16);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  end.writeUInt16LE(comment, 20);
  return Buffer.concat([local, latin1(name), packed, central, latin1(name), end]);
}
