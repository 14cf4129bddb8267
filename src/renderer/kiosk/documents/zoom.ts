/** Steps of the two zoom buttons: the whole width first. */
export const ZOOMS = [1, 1.5, 2.2] as const;

/** The zoom after a touch on one of the two buttons; the ends stay. */
export function zoomed(zoom: number, by: 1 | -1): number {
  const steps: readonly number[] = ZOOMS;
  const at = steps.indexOf(zoom);
  return steps[Math.min(ZOOMS.length - 1, Math.max(0, at + by))] ?? 1;
}
