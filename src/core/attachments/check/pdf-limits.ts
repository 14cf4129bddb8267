/** Pages of a PDF. */
export const MOST_PAGES = 30;
/** What one stream of objects may hold, in bytes. */
export const OBJECTS_CAP = 16 * 1024 * 1024;
/** What a page's drawing or a font may come to, in bytes. */
export const DRAWING_CAP = 64 * 1024 * 1024;
/** A picture: two pages of A4 in colour at 600 points an inch. */
export const PICTURE_CAP = 256 * 1024 * 1024;
/** All of a file together. */
export const WHOLE_CAP = 1024 * 1024 * 1024;
/** Points of one picture of a PDF. */
export const PICTURE_POINTS = 150_000_000;
