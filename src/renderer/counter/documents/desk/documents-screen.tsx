import './desk.css';
import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../../app/core.tsx';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Asked } from '../../account/asked.tsx';
import { BulkPrint } from './bulk-print.tsx';
import { BulkRuns } from './bulk-runs.tsx';
import { Library } from './library.tsx';

/** Destination "Documents": the papers of a month for many accounts, and the landlord's library. */
export function DocumentsScreen() {
  const t = useText();
  const { ask } = useCore();
  useTitle(t('frame.documents'));
  const desk = useQuery(ask.documents.desk.queryOptions());
  return (
    <>
      <header className="page-head">
        <h1 className="text-page">{t('frame.documents')}</h1>
      </header>
      <div className="page-body">
        <Asked answer={desk}>
          {({ newest, residences, library }) => (
            <div className="papers">
              <div className="papers-main">
                <BulkPrint newest={newest} residences={residences} />
                <BulkRuns />
              </div>
              <Library items={library} />
            </div>
          )}
        </Asked>
      </div>
    </>
  );
}
