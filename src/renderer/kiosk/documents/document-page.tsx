import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { usePdf } from '../../pdf/use-pdf.ts';
import { useSentence } from '../acts/use-sentence.ts';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { IconDone } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useFrench, useText } from '../i18n/text.ts';
import { useValues } from '../i18n/values.ts';
import { PrintFailed } from '../print/print-failed.tsx';
import { usePrint } from '../print/use-print.ts';
import { documentWords, type ListedDocument } from './document-words.ts';
import { Paper } from './paper.tsx';

/** One document, page by page, larger on request; printed on the kiosk's A4 printer. */
export function DocumentPage({
  document,
  onBack,
}: {
  readonly document: ListedDocument;
  readonly onBack: () => void;
}) {
  const t = useText();
  const values = useValues();
  const inFrench = useFrench() === undefined;
  const sentence = useSentence();
  const home = useFlow((flow) => flow.home);
  const { ask, client } = useCore();
  const { id } = document;
  const file = useQuery(ask.kiosk.documents.read.queryOptions({ input: { id }, gcTime: 0, retry: false }));
  const { state: pdf } = usePdf(file.data?.bytes);
  const printing = usePrint((jobId) => client.kiosk.documents.print({ id, jobId }));
  const title = documentWords(document, t, values, inFrench).label;

  switch (printing.state) {
    case 'printing':
      return <Waiting title={t('print.printing')} lead={t('frame.wait')} />;
    case 'paper':
    case 'printer':
      return (
        <PrintFailed
          fault={printing.state}
          number={null}
          onRetry={printing.print}
          onWithout={printing.reset}
        />
      );
    case 'printed':
      return (
        <Question
          title={t('documents.printed')}
          lead={t('documents.printedLead')}
          picture={
            <span className="k-outcome-sign" data-tone="done">
              <IconDone size={132} />
            </span>
          }
          actions={
            <BackContinue onBack={printing.reset} onContinue={home} continueLabel={t('frame.toHome')} />
          }
        />
      );
    case 'idle':
  }
  if (file.error !== null || pdf.kind === 'failed')
    return (
      <Question
        title={title}
        body={
          <ErrorNotice sentence={file.error === null ? t('documents.unreadable') : sentence(file.error)} />
        }
        actions={<BackContinue onBack={onBack} />}
      />
    );
  if (pdf.kind === 'opening') return <Waiting title={title} lead={t('frame.wait')} />;
  return <Paper title={title} pdf={pdf.pdf} pages={pdf.pages} onPrint={printing.print} onBack={onBack} />;
}
