import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DocumentRow } from '../../../contract/documents.ts';
import { useCommands } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconBack } from '../../ui/icons.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { PdfViewer } from './pdf-viewer.tsx';

export type DocumentViewProps = {
  readonly account: string;
  readonly row: DocumentRow;
  readonly onBack: () => void;
};

/** One document in place of the list; Échap goes back to it, on the line one came from. */
export function DocumentView({ account, row, onBack }: DocumentViewProps) {
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
  return (
    <div className="document-view">
      <h2 className="visually-hidden">{row.title}</h2>
      <PdfViewer
        className="flex-1"
        file={file.data}
        error={file.error}
        onAskAgain={() => void file.refetch()}
        leading={leading}
      />
    </div>
  );
}
