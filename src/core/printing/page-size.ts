const POINTS_PER_MM = 72 / 25.4;

/** Height of the first page of a PDF, in whole millimetres rounded up; undefined when it does not say it in clear. */
export function pageHeightMm(pdf: Uint8Array): number | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const box = /\/MediaBox\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s*\]/.exec(text);
  if (box === null) return undefined;
  const points = Number(box[4]) - Number(box[2]);
  return points > 0 ? Math.ceil(points / POINTS_PER_MM) : undefined;
}
