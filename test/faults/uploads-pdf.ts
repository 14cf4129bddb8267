import { seeded } from './random.ts';

/** A page that a scanner made: a valid PDF whose picture no compression makes smaller. */
export function scannedPdf(size: number, seed: number): Buffer {
  const random = seeded(seed);
  const side = 1_000;
  const picture = Buffer.alloc(Math.max(side * 3, size - 2_000));
  for (let at = 0; at + 4 <= picture.length; at += 4) picture.writeUInt32LE(random.below(2 ** 32), at);
  const height = Math.floor(picture.length / (side * 3));
  const pixels = picture.subarray(0, height * side * 3);
  const drawing = Buffer.from('q 595 0 0 842 0 0 cm /I Do Q');
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
    ),
    stream('', drawing),
    stream(
      `/Type /XObject /Subtype /Image /Width ${side} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`,
      pixels,
    ),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  for (const [index, body] of objects.entries()) {
    places.push(at);
    add(Buffer.from(`${index + 1} 0 obj\n`));
    add(body);
    add(Buffer.from('\nendobj\n'));
  }
  const table = at;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function stream(facts: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${facts} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}
