import bwip from 'bwip-js/node';

// Its export named `raw` is another thing than the `raw` of its default one.
type Matrix = { readonly pixs: readonly number[]; readonly pixx: number; readonly pixy: number };

/**
 * A DataMatrix or a QR of any text as one black path, its squares joined along each row; without its quiet zone: what
 * stands round it is white.
 */
export function squares(kind: 'datamatrix' | 'qrcode', text: string): string {
  const [made] = bwip.raw({ bcid: kind, text }) as unknown as readonly Matrix[];
  if (made === undefined) throw new Error('no squares were made');
  const { pixs, pixx: width, pixy: height } = made;
  let path = '';
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixs[y * width + x] !== 1) continue;
      const start = x;
      while (x < width && pixs[y * width + x] === 1) x += 1;
      path += `M${start} ${y}L${x} ${y}L${x} ${y + 1}L${start} ${y + 1}Z`;
    }
  }
  return `<svg viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg"><path d="${path}"/></svg>`;
}
