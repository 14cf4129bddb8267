import { squares } from '../squares.ts';

/** A QR of any text, one damaged part in seven still read; without its quiet zone: what stands round it is white. */
export function qr(text: string): string {
  return squares('qrcode', text);
}
