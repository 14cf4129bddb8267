import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import type { PageSize } from '../../pdf/use-pdf.ts';
import { useText } from '../i18n/text.ts';

/** One page drawn as wide as its desk, times the zoom; its words are in the file that is printed, not on the screen. */
export function PaperPage({
  pdf,
  number,
  points,
  zoom,
}: {
  readonly pdf: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly points: PageSize;
  readonly zoom: number;
}) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const desk = canvas.current?.parentElement;
    if (desk === null || desk === undefined) return undefined;
    const measure = () => setWidth(desk.clientWidth);
    const resized = new ResizeObserver(measure);
    resized.observe(desk);
    measure();
    return () => resized.disconnect();
  }, []);

  const scale = (width * zoom) / points.width;
  useEffect(() => {
    if (scale <= 0) return undefined;
    let here = true;
    let stop = () => {};
    const draw = async () => {
      const page = await pdf.getPage(number);
      const paper = canvas.current;
      if (!here || paper === null) return;
      const density = window.devicePixelRatio;
      const viewport = page.getViewport({ scale: scale * density });
      paper.width = Math.floor(viewport.width);
      paper.height = Math.floor(viewport.height);
      const drawing = page.render({ canvas: paper, viewport });
      stop = () => drawing.cancel();
      await drawing.promise;
    };
    // A drawing given up for another zoom ends with an error of its own; a page that fails stays white.
    draw().catch(() => {});
    return () => {
      here = false;
      stop();
    };
  }, [pdf, number, scale]);

  return (
    <canvas
      ref={canvas}
      className="k-paper"
      role="img"
      aria-label={t('documents.page', { page: number })}
      style={{ width: Math.floor(points.width * scale), height: Math.floor(points.height * scale) }}
    />
  );
}
