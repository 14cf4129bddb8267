import './results.css';
import { failureInWords } from '../../app/failure.ts';
import { formatCount } from '../../app/format.ts';
import type { AccountAct } from '../../app/route.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconHomonyms, IconInfo, IconNoResult, IconRetry } from '../../ui/icons.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ResultRow } from './result-row.tsx';
import { countHomonyms, groupRows, type ResultGroup } from './rows.ts';
import type { ResultsKeys } from './use-results-keys.ts';
import type { SearchState } from './use-search.ts';

type Props = {
  readonly id: string;
  readonly text: string;
  readonly search: SearchState;
  readonly keys: ResultsKeys;
  readonly onOpen: (account: string, act?: AccountAct) => void;
  readonly onActionsClosed: () => void;
};

/** What was found, under the field: rows side by side, a question where one is due, help where there is nothing. */
export function ResultsPopup(props: Props) {
  const { search, text } = props;
  if (search.error !== null) return <Failed error={search.error} retry={search.retry} />;
  const answer = search.answer;
  if (answer === null) return null;
  if (answer.rows.length === 0) return <Nothing text={text.trim()} sentence={answer.sentence} />;
  return <Found {...props} />;
}

function Found({ id, search, keys, onOpen, onActionsClosed }: Props) {
  const t = useText();
  const answer = search.answer;
  if (answer === null) return null;
  const groups = groupRows(answer.rows);
  const homonyms = countHomonyms(answer.rows);
  const row = (index: number, last: boolean) => {
    const one = answer.rows[index];
    if (one === undefined) return null;
    return (
      <ResultRow
        key={`${one.account}-${index}`}
        listId={id}
        index={index}
        row={one}
        last={last}
        highlighted={keys.highlighted === index}
        actionsOpen={keys.actionsOf === index}
        onHighlight={() => keys.highlight(index)}
        onOpen={onOpen}
        onActionsClosed={onActionsClosed}
      />
    );
  };
  return (
    <div className="results">
      <div className="results-head results-grid" aria-hidden="true">
        <span>{t('search.column.name')}</span>
        <span>{t('search.column.reference')}</span>
        <span>{t('search.column.address')}</span>
        <span className="result-balance">{t('search.column.balance')}</span>
        <span className="result-alerts">{t('search.column.alerts')}</span>
      </div>
      {answer.sentence !== null && (
        <p className="results-sentence">
          <IconInfo size={16} />
          {answer.sentence}
        </p>
      )}
      <div id={`${id}-results`} className="results-list" role="listbox" aria-label={t('search.results')}>
        {groups.map((group) =>
          group.kind === 'single' ? (
            row(group.index, false)
          ) : (
            <HomonymGroup key={`group-${group.id}`} id={`${id}-group-${group.id}`} group={group}>
              {group.rows.map(({ index }, place) => row(index, place === group.rows.length - 1))}
            </HomonymGroup>
          ),
        )}
      </div>
      <div className="results-foot">
        <KeyLegend />
        <span className="results-note">
          {homonyms > 0
            ? t('search.noChoice', { n: numberWord(homonyms) })
            : answer.more
              ? t('search.more', { n: formatCount(answer.rows.length) })
              : answer.highlighted === null && answer.rows.length > 1
                ? t('search.noChoiceQuestion')
                : ''}
        </span>
      </div>
    </div>
  );
}

function HomonymGroup({
  id,
  group,
  children,
}: {
  readonly id: string;
  readonly group: Extract<ResultGroup, { kind: 'homonyms' }>;
  readonly children: React.ReactNode;
}) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox.
    <div role="group" aria-labelledby={id} className="homonyms">
      <div id={id} className="homonyms-band" role="presentation">
        <IconHomonyms size={16} />
        {t('search.homonyms', { n: formatCount(group.rows.length), name: group.name })}
      </div>
      {children}
    </div>
  );
}

function KeyLegend() {
  const t = useText();
  return (
    <span className="key-legend" aria-hidden="true">
      <span>
        <KeyHint name="↑" />
        <KeyHint name="↓" /> {t('search.keys.choose')}
      </span>
      <span>
        <KeyHint name="Entrée" /> {t('search.keys.open')}
      </span>
      <span>
        <KeyHint name="→" /> {t('search.keys.actions')}
      </span>
      <span>
        <KeyHint name="Échap" /> {t('search.keys.close')}
      </span>
    </span>
  );
}

function Nothing({ text, sentence }: { readonly text: string; readonly sentence: string | null }) {
  const t = useText();
  return (
    <div className="results results-nothing">
      <IconNoResult size={20} className="results-nothing-icon" />
      <div>
        <p className="results-nothing-title">{t('search.empty', { text })}</p>
        <p className="results-nothing-text">{sentence ?? t('search.emptyText')}</p>
      </div>
    </div>
  );
}

function Failed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const t = useText();
  const failure = failureInWords(error);
  return (
    <div className="results results-nothing" role="alert">
      <IconNoResult size={20} className="results-nothing-icon" />
      <div>
        <p className="results-nothing-title">{t('search.failed')}</p>
        <p className="results-nothing-text">
          {failure.title} {t('ui.error.code')} <span className="document-number">{failure.code}</span>
        </p>
        <Button size="small" icon={IconRetry} className="mt-3" onClick={retry}>
          {t('home.retry')}
        </Button>
      </div>
    </div>
  );
}

const NUMBERS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];

/** Small numbers are written out in a sentence. */
function numberWord(n: number): string {
  return NUMBERS[n] ?? formatCount(n);
}
