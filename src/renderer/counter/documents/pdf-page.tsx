import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { CSS_PER_POINT } from './zoom.ts';

export type PdfPageProps = {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly scale: number;
  /** Quarter turns to the right, over the page's own. */
  readonly turns?: number;
  /** Size in points as it is turned, known before the page is drawn so that nothing moves. */
  readonly points: { readonly width: number; readonly height: number };
  /** Drawn only when in sight or nearly. */
  readonly near: boolean;
};

/** One page on white paper: its drawing, and over it its words, to be selected and read aloud. */
export function PdfPage({ document: pdf, number, scale, turns = 0, points, near }: PdfPageProps) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(false);
  const width = Math.floor(points.width * CSS_PER_POINT * scale);
  const height = Math.floor(points.height * CSS_PER_POINT * scale);

  useEffect(() => {
    if (!near) return;
    let stop = () => {};
    let here = true;
    const draw = async () => {
      const [pdfjs, page] = await Promise.all([import('pdfjs-dist'), pdf.getPage(number)]);
      const [paper, text] = [canvas.current, words.current];
      if (!here || paper === null || text === null) return;
      const viewport = page.getViewport({
        scale: scale * CSS_PER_POINT,
        rotation: page.rotate + turns * 90,
      });
      const density = window.devicePixelRatio;
      paper.width = Math.floor(viewport.width * density);
      paper.height = Math.floor(viewport.height * density);
      const drawing = page.render({
        canvas: paper,
        viewport,
        ...(density !== 1 && { transform: [density, 0, 0, density, 0, 0] }),
      });
      text.replaceChildren();
      text.style.setProperty('--total-scale-factor', String(viewport.scale));
      const layer = new pdfjs.TextLayer({
        textContentSource: page.streamTextContent(),
        container: text,
        viewport,
      });
      stop = () => {
        drawing.cancel();
        layer.cancel();
      };
      await Promise.all([drawing.promise, layer.render()]);
      setDrawn(true);
    };
    // A drawing given up for another zoom ends with an error of its own; a page that fails stays white.
    draw().catch(() => {});
    return () => {
      here = false;
      stop();
    };
  }, [pdf, number, scale, turns, near]);

  return (
    <section
      className="pdf-page"
      aria-label={t('documents.page', { page: number })}
      aria-busy={near && !drawn}
      data-page={number}
      style={{ width, height }}
    >
      <canvas ref={canvas} />
      <div ref={words} className="pdf-words" />
    </section>
  );
}
