import { useRef } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { ActPanel } from '../account/space/act-panel.tsx';
import type { DossierPanelProps } from './panel-props.ts';

type Props = Pick<DossierPanelProps, 'header' | 'open' | 'onClose'> & {
  readonly sentences: readonly string[];
  readonly papers: ReadonlyArray<{ readonly number: string; readonly title: string }>;
  readonly unsent: boolean;
};

/** What a choice between values came to, and its récépissé. */
export function RecordedChange({ header, open, onClose, sentences, papers, unsent }: Props) {
  const t = useText();
  const fields = useRef<HTMLDivElement>(null);
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={null}
      title={t('dossier.done.title')}
      doneTitle={t('dossier.done.title')}
      doneSentences={sentences}
      validateLabel={t('dossier.form.validate')}
      onValidate={() => {}}
      state={{ kind: 'done', result: { papers, unsent } }}
      fields={fields}
    >
      {null}
    </ActPanel>
  );
}
