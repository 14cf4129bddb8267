import './pdf-viewer.css';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useText } from '../../i18n/i18n.ts';
import type { PdfFault } from '../../pdf/pdf-document.ts';
import { usePdf } from '../../pdf/use-pdf.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconExport, IconRetry } from '../../ui/icons.ts';
import { AskFailed } from '../account/asked.tsx';
import { PdfPage } from './pdf-page.tsx';
import { PdfWaiting } from './pdf-waiting.tsx';
import { saveFile } from './save-file.ts';
import { useDesk } from './use-desk.ts';
import { TurnButton, ZoomButtons } from './view-buttons.tsx';
import { askedZoom, scaleOf, turnedSize, type Zoom } from './zoom.ts';

export type PdfViewerProps = {
  /** Name and real bytes, those that are saved and printed; undefined while the core is asked for them. */
  readonly file: { readonly name: string; readonly bytes: Blob } | undefined;
  /** Why the core could not give them, or null. */
  readonly error: unknown;
  readonly onAskAgain: () => void;
  /** False where the name already stands above. */
  readonly named?: boolean;
  /** Before the name: a way back. */
  readonly leading?: ReactNode;
  /** In place of saving what is shown: a paper given here is handed over by its own acts, which count copies. */
  readonly actions?: ReactNode;
  /** True where a page may lie on its side: a scan. */
  readonly turnable?: boolean;
  readonly className?: string;
};

/** The document as it is: page x of y, zoom, saving. The pages are one stop for the keyboard, and scroll with it. */
export function PdfViewer(props: PdfViewerProps) {
  const { file, error, onAskAgain, named = true, leading, actions, turnable = false, className } = props;
  const t = useText();
  const { state, retry } = usePdf(file?.bytes);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [turns, setTurns] = useState(0);
  const pages = state.kind === 'open' ? state.pages.map((size) => turnedSize(size, turns)) : [];
  const { deskRef, width, page, near } = useDesk(pages.length);
  const scale = pages.length === 0 ? 1 : scaleOf(zoom, Math.max(...pages.map((one) => one.width)), width);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = askedZoom(event.key, scale);
    if (next === null) return;
    event.preventDefault();
    setZoom(next);
  };

  return (
    <div className={classNames('pdf-viewer', className)}>
      <div className="pdf-bar">
        {leading}
        <p className="flex-1 basis-40 text-second text-ink-2">
          {named && <span className="wrap-anywhere">{file?.name}</span>}
          {named && state.kind === 'open' && ' · '}
          <span aria-live="polite">
            {state.kind === 'open' && t('documents.pages', { page, total: pages.length })}
          </span>
        </p>
        {state.kind === 'open' && (
          <>
            <ZoomButtons scale={scale} onZoom={setZoom} />
            {turnable && <TurnButton onTurn={() => setTurns((turns + 1) % 4)} />}
          </>
        )}
        {actions}
        {actions === undefined && file !== undefined && (
          <Button size="small" icon={IconExport} onClick={() => saveFile(file.name, file.bytes)}>
            {t('documents.savePdf')}
          </Button>
        )}
      </div>
      {error !== null && error !== undefined ? (
        <div className="px-4">
          <AskFailed error={error} onRetry={onAskAgain} />
        </div>
      ) : state.kind === 'failed' ? (
        <Unreadable fault={state.fault} onRetry={retry} />
      ) : file === undefined || state.kind === 'opening' ? (
        <PdfWaiting />
      ) : (
        <section
          ref={deskRef}
          className="pdf-desk min-h-0 flex-1"
          aria-label={t('documents.viewer', { name: file.name })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable to be scrolled by keys
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          {pages.map((points, index) => (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the document
              key={index}
              document={state.pdf}
              number={index + 1}
              points={points}
              scale={scale}
              turns={turns}
              near={near.has(index + 1)}
            />
          ))}
        </section>
      )}
    </div>
  );
}

function Unreadable({ fault, onRetry }: { readonly fault: PdfFault; readonly onRetry: () => void }) {
  const t = useText();
  return (
    <ErrorState
      className="mx-auto mt-12 px-4"
      title={t('documents.failed')}
      happened={t(`documents.${fault}`)}
      kept={t('documents.failedKept')}
      next={t('documents.failedNext')}
      code={fault === 'locked' ? 'DOC-014' : 'DOC-015'}
      actions={
        <Button variant="tinted" size="large" icon={IconRetry} onClick={onRetry}>
          {t('documents.retry')}
        </Button>
      }
    />
  );
}
