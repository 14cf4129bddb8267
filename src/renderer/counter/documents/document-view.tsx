import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DocumentRow } from '../../../contract/documents.ts';
import { useCommands } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconBack, IconExport, IconPrint, IconRefused } from '../../ui/icons.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { PrintOutcome } from '../printing/print-outcome.tsx';
import { useDelivery } from '../printing/use-delivery.ts';
import { PdfViewer } from './pdf-viewer.tsx';
import { saveFile } from './save-file.ts';

export type DocumentViewProps = {
  readonly account: string;
  readonly row: DocumentRow;
  readonly onBack: () => void;
  readonly onPrint: () => void;
};

/** One document in place of the list; Échap goes back to it, on the line one came from. */
export function DocumentView({ account, row, onBack, onPrint }: DocumentViewProps) {
  const t = useText();
  const { ask } = useCore();
  const file = useQuery(
    ask.documents.read.queryOptions({
      input: { account, id: row.id },
      gcTime: 0,
      structuralSharing: false,
      // The bytes of a paper never change: reading them again would draw it again under the eyes.
      staleTime: 'static',
    }),
  );
  const { delivery, save } = useDelivery(account, row.id);
  const back = useRef<HTMLButtonElement>(null);
  useCommands([
    {
      id: 'documents.back',
      label: t('documents.backNamed'),
      icon: IconBack,
      chord: { key: 'Escape' },
      keyOnly: true,
      run: onBack,
    },
  ]);
  useEffect(() => {
    back.current?.focus();
    return () => {
      // After the list is drawn again: the button one pressed is a new one.
      requestAnimationFrame(() => {
        document.querySelector<HTMLElement>(`[data-document="${CSS.escape(row.id)}"]`)?.focus();
      });
    };
  }, [row.id]);

  const leading = (
    <Button ref={back} variant="quiet" size="small" icon={IconBack} keys={['Échap']} onClick={onBack}>
      {t('documents.back')}
      <VisuallyHidden> {t('documents.backTo')}</VisuallyHidden>
    </Button>
  );
  // What is shown is only looked at: a paper given here is handed over as a copy that counts.
  const hand = () => {
    if (row.origin === 'issued') save('a4');
    else if (file.data !== undefined) saveFile(file.data.name, file.data.bytes);
  };
  return (
    <div className="document-view">
      <h2 className="visually-hidden">{row.title}</h2>
      {(row.void !== null || delivery.kind !== 'idle') && (
        <div className="document-facts">
          {row.void !== null && (
            <AlertLine tone="danger" icon={IconRefused} layout="line" fact={t('documents.void')}>
              {row.void}
            </AlertLine>
          )}
          <PrintOutcome delivery={delivery} printerName={null} />
        </div>
      )}
      <PdfViewer
        className="flex-1"
        file={file.data}
        error={file.error}
        onAskAgain={() => void file.refetch()}
        leading={leading}
        actions={
          file.data !== undefined && (
            <>
              {row.origin === 'issued' && (
                <Button size="small" icon={IconPrint} keys={['F8']} onClick={onPrint}>
                  {t('printing.print')}
                </Button>
              )}
              <Button
                size="small"
                icon={IconExport}
                busy={delivery.kind === 'saving' ? t('printing.saving') : undefined}
                onClick={hand}
              >
                {t('documents.savePdf')}
              </Button>
            </>
          )
        }
      />
    </div>
  );
}
