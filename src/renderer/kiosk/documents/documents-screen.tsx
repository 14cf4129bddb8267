import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { Asked } from '../acts/asked.tsx';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { ChoiceList } from '../frame/choice-list.tsx';
import { IconDocuments } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useFrench, useText } from '../i18n/text.ts';
import { useValues } from '../i18n/values.ts';
import { DocumentPage } from './document-page.tsx';
import { documentWords, type ListedDocument } from './document-words.ts';

/** What the landlord's window lets the tenant see: a list, then one document. */
export function DocumentsScreen() {
  const t = useText();
  const { ask } = useCore();
  const answer = useQuery(ask.kiosk.documents.list.queryOptions({ gcTime: 0 }));
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Asked title={t('documents.title')} answer={answer}>
      {(documents) => {
        const document = documents.find(({ id }) => id === open);
        return document === undefined ? (
          <List documents={documents} onOpen={setOpen} />
        ) : (
          <DocumentPage document={document} onBack={() => setOpen(null)} />
        );
      }}
    </Asked>
  );
}

function List({
  documents,
  onOpen,
}: {
  readonly documents: readonly ListedDocument[];
  readonly onOpen: (id: string) => void;
}) {
  const t = useText();
  const values = useValues();
  const inFrench = useFrench() === undefined;
  const back = useFlow((flow) => flow.back);
  return (
    <Question
      title={t('documents.title')}
      lead={t(documents.length === 0 ? 'documents.empty' : 'documents.lead')}
      head="tight"
      actions={<BackContinue onBack={back} />}
    >
      <ChoiceList
        onChoose={onOpen}
        options={documents.map((document) => {
          const words = documentWords(document, t, values, inFrench);
          const day = t('documents.of', { date: values.day(document.issuedOn) });
          return {
            id: document.id,
            label: words.label,
            hint: document.here ? day : `${day}, ${t('documents.later')}`,
            icon: IconDocuments,
            french: words.french,
          };
        })}
      />
    </Question>
  );
}
