/** One piece of a page: where it stands in the whole, from its top. Pixels. */
export type Piece = { readonly top: number; readonly bottom: number };

/**
 * Cuts pieces that stand below and beside each other into pages of a height; a piece taller than a page has one of its
 * own. Gives the page of each piece.
 */
export function pagesOf(pieces: readonly Piece[], height: number): number[] {
  let page = 0;
  let start: number | undefined;
  return pieces.map(({ top, bottom }) => {
    start ??= top;
    // Half a pixel is rounding, not text.
    if (bottom - start > height + 0.5 && top > start) {
      page += 1;
      start = top;
    }
    return page;
  });
}
