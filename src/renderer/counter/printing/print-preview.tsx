import { PdfViewer } from '../documents/pdf-viewer.tsx';
import type { Preview } from './use-preview.ts';

export type PrintPreviewProps = { readonly preview: Preview; readonly onPrint: () => void };

/** The paper as it will come out; Entrée prints also while it is being read. */
export function PrintPreview({ preview, onPrint }: PrintPreviewProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Entrée on the paper is the panel's act; buttons keep theirs
    <div
      className="print-preview"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.repeat) return;
        if (event.target instanceof HTMLElement && event.target.closest('button') !== null) return;
        event.preventDefault();
        onPrint();
      }}
    >
      <PdfViewer
        className="h-full"
        named={false}
        file={preview.file}
        error={preview.error}
        onAskAgain={preview.again}
        actions={null}
      />
    </div>
  );
}
