import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  aes128Lock,
  aes256Lock,
  encryptedPdf,
  HEIC,
  packedPages,
  packedPdf,
  pdfOf,
  pngOf,
  rc4Lock,
  simplePdf,
  withExif,
  zipOf,
} from '../../../../test/support/attached-files.ts';
import type { FileFault } from '../../../rules/attachments/refusals.ts';
import { checkFile } from './check-file.ts';
import { hardened } from './pdf-decrypt.ts';

const SECONDS = 60;
const check = (name: string, bytes: Uint8Array) => checkFile(name, bytes, SECONDS);
const refused = (name: string, bytes: Uint8Array, code: FileFault) =>
  expect(check(name, bytes), name).rejects.toMatchObject({ name: 'FileRefused', code });

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

describe('a PDF that shows pages and does nothing else', () => {
  test('is kept byte for byte, with its pages counted', async () => {
    const bytes = simplePdf({ pages: 3 });
    const kept = await check('attestation.pdf', bytes);
    expect(kept).toMatchObject({ type: 'pdf', pages: 3 });
    expect(Buffer.from(kept.bytes).equals(bytes)).toBe(true);
  });

  test.each([
    ['packed in a stream of objects', packedPdf(packedPages())],
    ['which goes to a page when it is opened', simplePdf({ catalogue: '/OpenAction [3 0 R /FitH 842]' })],
    [
      'which goes to a page by an action',
      simplePdf({ catalogue: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>' }),
    ],
    [
      'with a link of the web in its page',
      simplePdf({
        page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://assureur.example) >> >>]',
      }),
    ],
    ['with a form to be filled', simplePdf({ catalogue: '/AcroForm << /Fields [] >>' })],
    ['that only says what may be done with it', encryptedPdf(false)],
    ['with white space and zeros after its end', Buffer.concat([simplePdf(), Buffer.from('\r\n\0\0\0')])],
    ['that speaks of scripts', simplePdf({ text: 'JavaScript et Launch dans un texte' })],
  ])('%s is taken', async (_, bytes) => {
    expect(await check('avis.pdf', bytes)).toMatchObject({ type: 'pdf', pages: 1 });
  });
});

describe('a PDF that runs, opens or carries something', () => {
  test.each([
    ['a script when it is opened', simplePdf({ catalogue: `/OpenAction ${script}` })],
    [
      'a script of its names',
      simplePdf({ catalogue: `/Names << /JavaScript << /Names [(a) ${script}] >> >>` }),
    ],
    [
      'a script written by numbers',
      simplePdf({ catalogue: '/OpenAction << /S /J#61vaScr#69pt /J#53 (x) >>' }),
    ],
    ['a script packed in a stream of objects', packedPdf([...packedPages('/OpenAction 5 0 R'), [5, script]])],
    [
      'a script written by numbers in a packed stream of objects',
      packedPdf([...packedPages('/OpenAction 5 0 R'), [5, '<< /S /#4aavaScript /JS (x) >>']]),
    ],
    [
      'a script in a stream of objects that hides what it is',
      pdfOf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
        { dict: '/N 1 /First 4 /Filter [/FlateDecode]', stream: deflateSync(Buffer.from(`9 0 ${script}`)) },
      ]),
    ],
    [
      'a script in base 16 over Flate',
      packedPdf([...packedPages('/OpenAction 5 0 R'), [5, script]], {
        filter: '[/ASCIIHexDecode /FlateDecode]',
        pack: (bytes) => Buffer.from(`${deflateSync(bytes).toString('hex')}>`, 'latin1'),
      }),
    ],
    [
      'a script in an object inside a stream that is no object',
      simplePdf({ more: [{ dict: '/Type /Metadata', stream: Buffer.from(`7 0 obj ${script} endobj`) }] }),
    ],
    ['a script of a page', simplePdf({ page: `/AA << /O ${script} >>` })],
    [
      'a script said by another object',
      simplePdf({ catalogue: '/OpenAction 5 0 R', more: ['<< /S 6 0 R /JS (x) >>', '/JavaScript'] }),
    ],
    [
      'a program to start',
      simplePdf({ page: '/Annots [<< /Subtype /Link /A << /S /Launch /F (cmd.exe) >> >>]' }),
    ],
    [
      'an address opened with it',
      simplePdf({ catalogue: '/OpenAction << /S /URI /URI (https://x.example) >>' }),
    ],
    [
      'an address opened after a page',
      simplePdf({
        catalogue:
          '/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [<< /S /URI /URI (https://x.example) >>] >>',
      }),
    ],
    [
      'an address opened with it, packed in a stream of objects',
      packedPdf([...packedPages('/OpenAction 5 0 R'), [5, '<< /S /URI /URI (https://x.example) >>']]),
    ],
    [
      'an address opened by a page',
      simplePdf({ page: '/AA << /O << /S /URI /URI (https://x.example) >> >>' }),
    ],
    [
      'a form that sends',
      simplePdf({ page: '/Annots [<< /Subtype /Widget /A << /S /SubmitForm /F (x) >> >>]' }),
    ],
    [
      'an attached file',
      simplePdf({
        catalogue: '/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>',
        more: [
          '<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>',
          { dict: '', stream: Buffer.from('MZ') },
        ],
      }),
    ],
    [
      'a file in a note',
      simplePdf({
        page: '/Annots [<< /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F (a) /EF << /F 4 0 R >> >> >>]',
      }),
    ],
    [
      'an XFA form',
      simplePdf({
        catalogue: '/AcroForm << /XFA 5 0 R >>',
        more: [{ dict: '', stream: Buffer.from('<xdp/>') }],
      }),
    ],
    ['a film', simplePdf({ page: '/Annots [<< /Subtype /RichMedia /Rect [0 0 9 9] >>]' })],
    [
      'another document',
      simplePdf({ page: '/Annots [<< /Subtype /Link /A << /S /GoToR /F (\\\\\\\\hote\\\\part) >> >>]' }),
    ],
  ])('%s', (_, bytes) => refused('attestation.pdf', bytes, 'FIC-ACTIF'));
});

describe('a PDF that is encrypted and asks no password', () => {
  const locks = [
    ['RC4 of 40 bits', rc4Lock()],
    ['AES of 128 bits', aes128Lock()],
    ['AES of 256 bits', aes256Lock(hardened)],
  ] as const;
  test.each(locks)('is taken (%s)', async (_, locked) => {
    expect(await check('avis.pdf', packedPdf(packedPages(), { locked }))).toMatchObject({ pages: 1 });
  });
  test.each(locks)('is looked into as any other (%s)', async (_, locked) => {
    for (const [entry, object] of [
      ['/OpenAction 5 0 R', '<< /S /URI /URI (https://x.example) >>'],
      ['/Extra 5 0 R', '<< /S /Launch /F (cmd.exe) >>'],
    ] as const)
      await refused('a.pdf', packedPdf([...packedPages(entry), [5, object]], { locked }), 'FIC-ACTIF');
    const zeros = deflateSync(Buffer.alloc(20 * 1024 * 1024), { level: 9 });
    await refused('a.pdf', packedPdf(packedPages(), { locked, pack: () => zeros }), 'FIC-LONG');
  });
  test('in a way that nothing here knows is refused', () => {
    const { lock, trailer } = aes128Lock();
    const locked = { lock, trailer: trailer.replace('/CFM /AESV2', '/CFM /Autre') };
    return refused('a.pdf', packedPdf(packedPages(), { locked }), 'FIC-ABIME');
  });
});

describe('a PDF that is not only one', () => {
  test('something stands before its header', () =>
    refused('a.pdf', Buffer.concat([Buffer.from('GIF89a;\n'), simplePdf()]), 'FIC-DOUBLE'));
  test('a ZIP follows its end', () =>
    refused('a.pdf', Buffer.concat([simplePdf(), zipOf('a.js', Buffer.from('x'))]), 'FIC-DOUBLE'));
  test('a ZIP whose comment is the end of the PDF', () => {
    const tail = Buffer.from('\nendstream\nendobj\nstartxref\n0\n%%EOF\n');
    const head = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Length 9 >>\nstream\n');
    const bytes = Buffer.concat([head, zipOf('a.js', Buffer.from('x'), tail.length), tail]);
    return refused('a.pdf', bytes, 'FIC-DOUBLE');
  });
  test('a second PDF follows', () =>
    refused('a.pdf', Buffer.concat([simplePdf(), simplePdf()]), 'FIC-DOUBLE'));
});

describe('a PDF that cannot be shown', () => {
  test('asks for a password', () => refused('a.pdf', encryptedPdf(true), 'FIC-MOT-DE-PASSE'));
  test('has no end', () => refused('a.pdf', simplePdf().subarray(0, 400), 'FIC-ABIME'));
  test('has a header, an end, and nothing between', () =>
    refused('a.pdf', Buffer.from('%PDF-1.7\n%%EOF\n'), 'FIC-ABIME'));
  test('has thirty-one pages', () => refused('a.pdf', simplePdf({ pages: 31 }), 'FIC-PAGES'));
  test('has a page that is missing', () =>
    refused(
      'a.pdf',
      pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [7 0 R] /Count 1 >>']),
      'FIC-ABIME',
    ));
});

describe('a PDF made to exhaust whoever reads it', () => {
  const zeros = deflateSync(Buffer.alloc(80 * 1024 * 1024), { level: 9 });
  test('a drawing that swells', () =>
    refused('a.pdf', simplePdf({ more: [{ dict: '/Filter /FlateDecode', stream: zeros }] }), 'FIC-LONG'));
  test('a stream of objects that swells', () =>
    refused('a.pdf', packedPdf(packedPages(), { pack: () => zeros }), 'FIC-LONG'));
  test('a stream packed twice', () =>
    refused(
      'a.pdf',
      simplePdf({ more: [{ dict: '/Filter [/FlateDecode /FlateDecode]', stream: deflateSync(zeros) }] }),
      'FIC-LONG',
    ));
  test('arrays inside arrays', () =>
    refused('a.pdf', simplePdf({ more: ['['.repeat(100_000)] }), 'FIC-LONG'));
  test('a picture that says it is immense', () =>
    refused(
      'a.pdf',
      simplePdf({
        more: [
          {
            dict: '/Subtype /Image /Width 100000 /Height 100000 /Filter /JBIG2Decode',
            stream: Buffer.alloc(9),
          },
        ],
      }),
      'FIC-PIXELS',
    ));
});

describe('a picture', () => {
  const photo = () =>
    sharp({ create: { width: 400, height: 300, channels: 3, background: '#336699' } })
      .jpeg()
      .toBuffer();

  test('is turned upright and loses its place, its words and its thumbnail', async () => {
    const given = withExif(await photo(), 'REPERE-48.8566');
    expect((await sharp(given).metadata()).orientation).toBe(6);
    expect(given.toString('latin1')).toContain('REPERE-48.8566');
    const { type, bytes, pages } = await check('photo.JPG', given);
    const seen = await sharp(bytes).metadata();
    expect({ type, pages }).toEqual({ type: 'jpeg', pages: 1 });
    expect(seen).toMatchObject({ format: 'jpeg', width: 300, height: 400 });
    expect([seen.exif, seen.orientation, seen.icc, seen.xmp]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).not.toContain('REPERE');
    expect(text).not.toContain('Exif');
  });

  test('is brought to 2 600 pixels', async () => {
    const { bytes, type } = await check('scan.png', pngOf(5_200, 1_000));
    expect(type).toBe('png');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 2_600, height: 500 });
  });

  test('loses the words of a PNG', async () => {
    const words = Buffer.from('Comment\0REPERE', 'latin1');
    const { bytes } = await check('scan.png', pngOf(20, 20, { more: [['tEXt', words]] }));
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('REPERE');
  });

  test('keeps a ZIP that follows it out', async () => {
    const given = Buffer.concat([await photo(), zipOf('a.js', Buffer.from('REPERE'))]);
    const { bytes } = await check('photo.jpg', given);
    expect(Buffer.from(bytes).includes('PK')).toBe(false);
  });

  test('above fifty million pixels is known by its header', () =>
    refused('bombe.png', pngOf(10_000, 10_000), 'FIC-PIXELS'));
  test('that says it is immense is not decoded', () =>
    refused('bombe.png', pngOf(1_000_000, 1_000_000, { rows: 1 }), 'FIC-PIXELS'));
  test('cut in the middle cannot be read to its end', async () => {
    const noise = await sharp(
      Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, place) => (place * 7919) % 251)),
      {
        raw: { width: 300, height: 300, channels: 3 },
      },
    )
      .jpeg()
      .toBuffer();
    await refused('photo.jpg', noise.subarray(0, Math.floor(noise.length / 2)), 'FIC-ABIME');
  });
  test('with fewer rows than it says', () =>
    refused('scan.png', pngOf(1_000, 1_000, { rows: 10 }), 'FIC-ABIME'));
});

describe('what is not taken', () => {
  test.each<[string, Uint8Array, FileFault]>([
    ['vide.pdf', new Uint8Array(), 'FIC-VIDE'],
    [
      'logo.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'FIC-TYPE',
    ],
    ['avis.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 'FIC-TYPE'],
    ['photo.jpg', Buffer.from('<?xml version="1.0"?><svg><script/></svg>'), 'FIC-TYPE'],
    ['lettre.docx', zipOf('word/document.xml', Buffer.from('<w/>')), 'FIC-TYPE'],
    ['photo.heic', HEIC, 'FIC-HEIC'],
    ['photo.jpg', HEIC, 'FIC-HEIC'],
    ['scan.jpg', pngOf(20, 20), 'FIC-EXTENSION'],
    ['facture.pdf.exe', simplePdf(), 'FIC-EXTENSION'],
    ['note.txt', Buffer.from('bonjour'), 'FIC-TYPE'],
    ['hasard', Buffer.alloc(5_000, 0xa5), 'FIC-TYPE'],
  ])('%s', (name, bytes, code) => refused(name, bytes, code));

  test('a name without an extension says nothing against its bytes', async () => {
    expect(await check('Attestation de M. Dupont 11.2026', simplePdf())).toMatchObject({ type: 'pdf' });
  });
});
