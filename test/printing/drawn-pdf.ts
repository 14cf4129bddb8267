/** Millimetres from the left and the top of the page. */
export type Rectangle = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export const ROLL_WIDTH = 80;

const points = (mm: number) => (mm * 72) / 25.4;

/** A PDF written by hand: black rectangles on white pages of a size, so that each dot is known beforehand. */
export function pageWith(
  widthMm: number,
  heightMm: number,
  rectangles: readonly Rectangle[],
  pages = 1,
): Buffer {
  const drawn = rectangles
    .map(({ left, top, width, height }) =>
      [points(left), points(heightMm - top - height), points(width), points(height), 're f'].join(' '),
    )
    .join('\n');
  const kids = Array.from({ length: pages }, (_, index) => `${index + 4} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`,
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    ...kids.map(
      () =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${points(widthMm)} ${points(heightMm)}] /Contents 3 0 R >>`,
    ),
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
