import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { Asked } from '../acts/asked.tsx';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { ChoiceList } from '../frame/choice-list.tsx';
import { IconLibrary } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useFrench, useText } from '../i18n/text.ts';
import { Texts } from '../space/texts.tsx';

/** Guides and charters of the landlord, for everybody. */
export function LibraryScreen() {
  const [item, setItem] = useState<string | null>(null);
  return item === null ? <Shelf onRead={setItem} /> : <Text item={item} onBack={() => setItem(null)} />;
}

function Shelf({ onRead }: { readonly onRead: (item: string) => void }) {
  const t = useText();
  const { ask } = useCore();
  const back = useFlow((flow) => flow.back);
  const answer = useQuery(ask.kiosk.documents.library.queryOptions());
  return (
    <Asked title={t('library.title')} answer={answer}>
      {(texts) => (
        <Question
          title={t('library.title')}
          lead={t(texts.length === 0 ? 'library.empty' : 'library.lead')}
          head="tight"
          actions={<BackContinue onBack={back} />}
        >
          <ChoiceList
            onChoose={onRead}
            options={texts.map(({ item, title, summary }) => ({
              id: item,
              label: title,
              hint: summary === '' ? undefined : summary,
              icon: IconLibrary,
            }))}
          />
        </Question>
      )}
    </Asked>
  );
}

function Text({ item, onBack }: { readonly item: string; readonly onBack: () => void }) {
  const t = useText();
  const french = useFrench();
  const { ask } = useCore();
  const answer = useQuery(ask.kiosk.documents.readLibrary.queryOptions({ input: { item } }));
  return (
    <Asked title={t('library.title')} answer={answer} onBack={onBack}>
      {({ title, specimen, sections }) => {
        const lead = [
          ...(specimen ? [t('library.specimen')] : []),
          ...(french === undefined ? [] : [t('acts.frenchText')]),
        ].join(' ');
        return (
          <Question
            title={title}
            lead={lead === '' ? undefined : lead}
            head="tight"
            actions={<BackContinue onBack={onBack} />}
          >
            <Texts sections={sections} />
          </Question>
        );
      }}
    </Asked>
  );
}
