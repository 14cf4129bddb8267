import './pdf-viewer.css';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconExport, IconRetry, IconZoomIn, IconZoomOut } from '../../ui/icons.ts';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { openPdf, type PdfFault, pdfFault } from './pdf-document.ts';
import { PdfPage } from './pdf-page.tsx';
import { saveFile } from './save-file.ts';
import { useDesk } from './use-desk.ts';
import { scaleOf, type Zoom, zoomStep } from './zoom.ts';

export type PdfViewerProps = {
  /** The real bytes, those that are saved and printed. */
  readonly bytes: Blob;
  /** Name of the file. */
  readonly name: string;
  /** False where the name already stands above. */
  readonly named?: boolean;
  /** Before the name: a way back. */
  readonly leading?: ReactNode;
  readonly className?: string;
};

type Opened = {
  readonly pdf: PDFDocumentProxy;
  readonly pages: readonly { readonly width: number; readonly height: number }[];
};
type State =
  | { readonly kind: 'opening' }
  | ({ readonly kind: 'open' } & Opened)
  | { readonly kind: 'failed'; readonly fault: PdfFault };

/** The document as it is: page x of y, zoom, saving. The pages are one stop for the keyboard, and scroll with it. */
export function PdfViewer({ bytes, name, named = true, leading, className }: PdfViewerProps) {
  const t = useText();
  const [state, setState] = useState<State>({ kind: 'opening' });
  const [attempt, setAttempt] = useState(0);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const { desk, width, page, near } = useDesk(state.kind === 'open' ? state.pages.length : 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is the clerk asking again
  useEffect(() => {
    let here = true;
    setState({ kind: 'opening' });
    const opening = openPdf(bytes);
    opening.document
      .then(async (pdf) => ({ pdf, pages: await sizesOf(pdf) }))
      .then((opened) => here && setState({ kind: 'open', ...opened }))
      .catch((error: unknown) => here && setState({ kind: 'failed', fault: pdfFault(error) }));
    return () => {
      here = false;
      opening.close();
    };
  }, [bytes, attempt]);

  const scale =
    state.kind === 'open' ? scaleOf(zoom, Math.max(...state.pages.map((one) => one.width)), width) : 1;
  const [smaller, larger] = [zoomStep(scale, 'out'), zoomStep(scale, 'in')];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = { '+': larger, '-': smaller, '0': 'fit' as const }[event.key];
    if (next === undefined || next === null) return;
    event.preventDefault();
    setZoom(next);
  };

  return (
    <div className={classNames('pdf-viewer', className)}>
      <div className="pdf-bar">
        {leading}
        <p className="me-auto text-second text-ink-2">
          {named && <span className="wrap-anywhere">{name}</span>}
          {named && state.kind === 'open' && ' · '}
          <span aria-live="polite">
            {state.kind === 'open' && t('documents.pages', { page, total: state.pages.length })}
          </span>
        </p>
        {state.kind === 'open' && (
          <>
            <ZoomButton label={t('documents.zoomOut')} icon={IconZoomOut} to={smaller} onZoom={setZoom} />
            <span className="w-12 text-center text-second figures-tabular text-ink-2">
              {t('documents.zoom', { percent: Math.round(scale * 100) })}
            </span>
            <ZoomButton label={t('documents.zoomIn')} icon={IconZoomIn} to={larger} onZoom={setZoom} />
          </>
        )}
        <Button size="small" icon={IconExport} onClick={() => saveFile(name, bytes)}>
          {t('documents.savePdf')}
        </Button>
      </div>
      {state.kind === 'failed' ? (
        <ErrorState
          className="mx-auto mt-12 px-4"
          title={t('documents.failed')}
          happened={t(`documents.${state.fault}`)}
          kept={t('documents.failedKept')}
          next={t('documents.failedNext')}
          code={state.fault === 'locked' ? 'DOC-014' : 'DOC-015'}
          actions={
            <Button
              variant="tinted"
              size="large"
              icon={IconRetry}
              onClick={() => setAttempt((before) => before + 1)}
            >
              {t('documents.retry')}
            </Button>
          }
        />
      ) : (
        <section
          ref={desk}
          className="pdf-desk min-h-0 flex-1"
          aria-label={t('documents.viewer', { name })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable to be scrolled by keys
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <Skeleton
            loading={state.kind === 'opening'}
            shape={<SkeletonBar className="h-96 w-72 rounded-key" />}
          />
          {state.kind === 'open' &&
            state.pages.map((points, index) => (
              <PdfPage
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the document
                key={index}
                document={state.pdf}
                number={index + 1}
                points={points}
                scale={scale}
                near={near.has(index + 1)}
              />
            ))}
        </section>
      )}
    </div>
  );
}

type ZoomButtonProps = {
  readonly label: string;
  readonly icon: typeof IconZoomIn;
  readonly to: number | null;
  readonly onZoom: (zoom: number) => void;
};

function ZoomButton({ label, icon, to, onZoom }: ZoomButtonProps) {
  return (
    <Tooltip text={label}>
      <IconButton
        label={label}
        icon={icon}
        aria-disabled={to === null || undefined}
        onClick={() => to !== null && onZoom(to)}
      />
    </Tooltip>
  );
}

/** Pages may differ in size; knowing each beforehand keeps the scroll still while they are drawn. */
async function sizesOf(pdf: PDFDocumentProxy): Promise<Opened['pages']> {
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
  return pages.map((page) => {
    const { width, height } = page.getViewport({ scale: 1 });
    return { width, height };
  });
}
