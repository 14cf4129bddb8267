import { getDocument, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DOTS_PER_MM, type Raster, ROLL_DOTS, rowBytes } from './raster.ts';

const DOTS_PER_POINT = (25.4 / 72) * DOTS_PER_MM;
/** Thousandths of light below which a dot is black: the half, so that a thin stroke keeps its width. */
const BLACK_BELOW = 128_000;
/** White kept under the last black row. */
const FOOT_ROWS = 3 * DOTS_PER_MM;
/** Eighty millimetres of roll: a wider page is made to fit. */
const WIDEST_POINTS = 82 / (25.4 / 72);

/** What is used of the canvas that pdfjs brings to Node, its own types being a browser's. */
type Canvases = {
  create(
    width: number,
    height: number,
  ): {
    readonly context: {
      fillStyle: string;
      fillRect(x: number, y: number, width: number, height: number): void;
      getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
    };
  };
};

/**
 * The pages of a PDF one under the other, as dots of an 80 mm roll at true size: the margins of the page, where the
 * roll cannot be printed, are left out. Runs in a worker thread only.
 */
export async function drawRaster(pdf: Uint8Array): Promise<Raster> {
  const task = getDocument({
    // pdfjs takes the array over.
    data: new Uint8Array(pdf),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    const canvases = document.canvasFactory as Canvases;
    const pages: Raster[] = [];
    for (let number = 1; number <= document.numPages; number += 1)
      pages.push(await drawPage(await document.getPage(number), canvases));
    return below(pages);
  } finally {
    await task.destroy();
  }
}

async function drawPage(page: PDFPageProxy, canvases: Canvases): Promise<Raster> {
  const natural = page.getViewport({ scale: 1 });
  const scale = natural.width > WIDEST_POINTS ? ROLL_DOTS / natural.width : DOTS_PER_POINT;
  const whole = natural.width * scale;
  // A margin on the left when the page is wider than what prints, else white on both sides.
  const offsetX = (ROLL_DOTS - whole) / 2;
  const viewport = page.getViewport({ scale, offsetX });
  const height = Math.max(1, Math.round(viewport.height));
  const { context } = canvases.create(ROLL_DOTS, height);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, ROLL_DOTS, height);
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
  const { data } = context.getImageData(0, 0, ROLL_DOTS, height);
  return trimmed(threshold(data, ROLL_DOTS, height));
}

/** @param rgba as a canvas gives it, on white */
export function threshold(rgba: Uint8ClampedArray, width: number, height: number): Raster {
  const stride = rowBytes(width);
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const light = 299 * (rgba[at] ?? 255) + 587 * (rgba[at + 1] ?? 255) + 114 * (rgba[at + 2] ?? 255);
      if (light < BLACK_BELOW) {
        const place = y * stride + (x >> 3);
        bits[place] = (bits[place] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  return { width, height, bits };
}

/** Without the white at the foot of the page, which would be paper fed for nothing. */
function trimmed({ width, height, bits }: Raster): Raster {
  const last = bits.findLastIndex((byte) => byte !== 0);
  const rows = Math.min(height, Math.floor(last / rowBytes(width)) + 1 + FOOT_ROWS);
  return { width, height: rows, bits: bits.subarray(0, rows * rowBytes(width)) };
}

function below(pages: readonly Raster[]): Raster {
  return {
    width: ROLL_DOTS,
    height: pages.reduce((sum, { height }) => sum + height, 0),
    bits: Buffer.concat(pages.map(({ bits }) => bits)),
  };
}
