import { type ReactNode, useEffect } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconBack } from '../../ui/icons.ts';
import { useOverlayEscape } from '../../ui/open-overlays.ts';
import { Select } from '../../ui/select.tsx';
import { PdfViewer } from '../documents/pdf-viewer.tsx';
import { focusId } from './field-ids.ts';
import { type HandedPaper, usePaperFile } from './handed-paper.ts';

const BACK_ID = 'payment-paper-back';

export type PaperPreviewProps = {
  readonly papers: readonly HandedPaper[];
  readonly current: HandedPaper;
  readonly onShow: (number: string) => void;
  readonly onBack: () => void;
  /** A paper is handed over by its own acts, which count copies. */
  readonly actions: ReactNode;
  /** Words of the way back; to the payment where they are left out. */
  readonly back?: string;
};

/** The real PDF of a paper just issued, in the panel; Échap comes back to the payment. */
export function PaperPreview({ papers, current, onShow, onBack, actions, back }: PaperPreviewProps) {
  const t = useText();
  const file = usePaperFile(current);
  useEffect(() => focusId(BACK_ID), []);
  useOverlayEscape(true, onBack);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Échap is caught here before the panel closes on it
    <div
      className="payment-preview"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onBack();
      }}
    >
      <div className="flex flex-wrap items-center gap-2 pb-2">
        <Button id={BACK_ID} variant="quiet" size="small" icon={IconBack} keys={['Échap']} onClick={onBack}>
          {back ?? t('payments.recorded.back')}
        </Button>
        {papers.length > 1 && (
          <Select
            className="ms-auto"
            layout="inline"
            label={t('payments.recorded.paper')}
            value={current.number}
            onChange={onShow}
            options={papers.map(({ number, title }) => ({
              id: number,
              label: `${title}, ${t('payments.recorded.number', { number })}`,
            }))}
          />
        )}
      </div>
      <PdfViewer
        key={current.number}
        className="flex-1"
        named={false}
        actions={file.data !== undefined && actions}
        file={file.data}
        error={file.error}
        onAskAgain={() => void file.refetch()}
      />
    </div>
  );
}
