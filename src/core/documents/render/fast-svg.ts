import { type Size, SVGMeasure } from './pdfmake-parts.ts';

const BAR_CODE = /^<svg viewBox="0 0 (\d+) (\d+)" xmlns="[^"]*"><path d="[^"]*"\/><\/svg>$/;
/** Pictures kept: the mark of the landlord and what lies under the text are on every page. */
const KEPT = 50;

/** Measures pictures as pdfmake does, without reading again as XML the bar codes and what was measured before. */
export class FastSvgMeasure extends SVGMeasure {
  readonly #sizes = new Map<string, Size>();
  readonly #written = new Map<string, string>();

  override measureSVG(svg: string): Size {
    const [, width, height] = BAR_CODE.exec(svg) ?? [];
    if (width !== undefined && height !== undefined) return { width: Number(width), height: Number(height) };
    return kept(this.#sizes, svg, () => super.measureSVG(svg));
  }

  override writeDimensions(svg: string, size: Size): string {
    if (BAR_CODE.test(svg))
      return svg.replace(' xmlns', () => ` width="${size.width}" height="${size.height}" xmlns`);
    return kept(this.#written, `${size.width} ${size.height} ${svg}`, () => super.writeDimensions(svg, size));
  }
}

function kept<T>(all: Map<string, T>, key: string, make: () => T): T {
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (all.size >= KEPT) all.clear();
  all.set(key, made);
  return made;
}
