import sharp from 'sharp';
import { ATTACHMENT_BYTES } from '../../../rules/attachments/files.ts';
import { FileRefused } from './fault.ts';

/** Points of a picture before it is decoded. */
export const MOST_POINTS = 50_000_000;
/** Longest side of what is kept. */
export const LONGEST_SIDE = 2_600;
/** A letter photographed stays readable to the smallest print. */
const QUALITY = 85;

// One picture at a time, nothing of it kept afterwards: memory stays that of the largest one.
sharp.cache(false);
sharp.concurrency(1);

export type Picture = { readonly type: 'jpeg' | 'png'; readonly bytes: Buffer };

/**
 * The picture drawn again: upright, of a size a screen and a printer can use, without anything its maker wrote in it.
 * @throws FileRefused `FIC-PIXELS`, `FIC-ABIME`
 */
export async function checkPicture(bytes: Buffer, type: 'jpeg' | 'png', seconds: number): Promise<Picture> {
  await requireSmall(bytes);
  try {
    const drawn = await draw(bytes, type, seconds);
    // A photo kept as PNG may grow: drawn as the photo it is.
    if (drawn.length <= ATTACHMENT_BYTES || type === 'jpeg') return { type, bytes: drawn };
    return { type: 'jpeg', bytes: await draw(bytes, 'jpeg', seconds) };
  } catch (error) {
    if (error instanceof Error && /timeout/i.test(error.message)) throw new FileRefused('FIC-LONG');
    throw new FileRefused('FIC-ABIME');
  }
}

/** From the header alone: nothing is decoded yet. */
async function requireSmall(bytes: Buffer): Promise<void> {
  let points: number;
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    points = width * height;
  } catch {
    throw new FileRefused('FIC-ABIME');
  }
  if (points > MOST_POINTS) throw new FileRefused('FIC-PIXELS');
}

function draw(bytes: Buffer, type: 'jpeg' | 'png', seconds: number): Promise<Buffer> {
  const picture = sharp(bytes, { limitInputPixels: MOST_POINTS, failOn: 'error', sequentialRead: true })
    .timeout({ seconds })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  return type === 'png'
    ? picture.png({ compressionLevel: 9 }).toBuffer()
    : picture.flatten({ background: '#ffffff' }).jpeg({ quality: QUALITY }).toBuffer();
}
