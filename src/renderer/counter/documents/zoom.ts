/** Steps of the viewer, in CSS pixels per PDF point times 0.75: 1 is the size of the paper. */
const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;
/** A page that is to be seen whole in width never grows beyond this. */
const LARGEST_FIT = 1.25;
/** CSS pixels per PDF point at 100 %. */
export const CSS_PER_POINT = 96 / 72;

/** `fit`: the width of the space; a number: chosen by the clerk. */
export type Zoom = 'fit' | number;

/**
 * @param pagePoints width of the widest page, in points
 * @param space width available, in CSS pixels
 */
export function scaleOf(zoom: Zoom, pagePoints: number, space: number): number {
  if (zoom !== 'fit') return zoom;
  return Math.min(LARGEST_FIT, Math.max(0.2, space / (pagePoints * CSS_PER_POINT)));
}

/** The next step in or out from the scale on the screen; null at the end. */
export function zoomStep(scale: number, direction: 'in' | 'out'): number | null {
  // A step that would not be seen is passed over.
  if (direction === 'in') return STEPS.find((step) => step > scale * 1.05) ?? null;
  return STEPS.findLast((step) => step < scale * 0.95) ?? null;
}

/** What a key asks of the zoom from the scale on the screen; null where it asks nothing, or nothing more. */
export function askedZoom(key: string, scale: number): Zoom | null {
  if (key === '0') return 'fit';
  if (key === '+') return zoomStep(scale, 'in');
  return key === '-' ? zoomStep(scale, 'out') : null;
}

/** Size of what lies on its side after an odd number of quarter turns. */
export function turnedSize(
  { width, height }: { readonly width: number; readonly height: number },
  turns: number,
): { readonly width: number; readonly height: number } {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}
