/** One line of text on a page: points from the left and from the top of an A4 sheet. */
export type PdfText = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  /** Ends at x rather than beginning there. */
  readonly right?: boolean;
};

const HEIGHT = 842;
const WIDTH = 595;

/**
 * A real one-page PDF, A4, in the Helvetica that every reader has; what stands in for the notices that an ERP
 * would hand over. Text beyond Windows-1252 is written with its nearest letter.
 */
export function writePdf(title: string, texts: readonly PdfText[], watermark: string): Uint8Array {
  const stamp = `q 0.93 g BT /B 110 Tf 0.819 0.574 -0.574 0.819 120 210 Tm (${encode(watermark)}) Tj ET Q\n`;
  const content = stamp + texts.map(draw).join('');
  const fonts = ['Helvetica', 'Helvetica-Bold'].map(
    (name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`,
  );
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 6 0 R /Resources << /Font << /R 4 0 R /B 5 0 R >> >> >>`,
    ...fonts,
    `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    `<< /Title (${encode(title)}) /Producer (Guichet) >>`,
  ];
  let file = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

function draw({ x, y, text, size = 10, bold = false, right = false }: PdfText): string {
  const written = encode(text);
  const left = right ? x - width(text, bold) * size : x;
  return `BT /${bold ? 'B' : 'R'} ${size} Tf ${left.toFixed(2)} ${(HEIGHT - y).toFixed(2)} Td (${written}) Tj ET\n`;
}

// The places where Windows-1252 holds other characters than Latin-1.
const WINDOWS_1252: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  Œ: 0x8c,
  '’': 0x92,
  '•': 0x95,
  '–': 0x96,
  œ: 0x9c,
  Ÿ: 0x9f,
};
const NEAREST: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2212': '-',
  Ł: 'L',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  ş: 's',
  ğ: 'g',
};

function encode(text: string): string {
  let written = '';
  for (const character of text.normalize('NFC')) {
    const near = NEAREST[character] ?? character;
    const code = WINDOWS_1252[near] ?? near.charCodeAt(0);
    const known = code < 256 ? code : near.normalize('NFD').charCodeAt(0);
    const byte = known < 256 ? known : 0x3f;
    written +=
      byte === 0x28 || byte === 0x29 || byte === 0x5c
        ? `\\${String.fromCharCode(byte)}`
        : String.fromCharCode(byte);
  }
  return written;
}

// Helvetica's own widths, in thousandths, of what stands in right-aligned columns.
function width(text: string, bold: boolean): number {
  let sum = 0;
  for (const character of text) {
    if (/[0-9€]/.test(character)) sum += 556;
    else if (/[\s.,]/.test(character)) sum += 278;
    else if (/[-\u2212]/.test(character)) sum += 333;
    else sum += bold ? 600 : 550;
  }
  return sum / 1000;
}
