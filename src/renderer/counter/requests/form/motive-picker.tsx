import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { natureWords, urgencyWords } from '../../../../rules/requests/words.ts';
import { formatCount } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { classNames } from '../../../ui/class-names.ts';
import { IconDone, IconSearch } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FieldFault } from '../../registrations/guide/field-fault.tsx';
import { URGENCY_LOOK } from '../shared/request-words.ts';
import { fieldId, SEARCH_ID } from './field-ids.ts';
import { type FoundMotive, guideFirst, searchMotives } from './motive-search.ts';
import type { ChosenMotive, RequestPrepare } from './request-form.ts';

type Props = {
  readonly places: RequestPrepare['places'];
  /** Place chosen, whose motives are shown while nothing is searched. */
  readonly place: string | null;
  readonly chosen: ChosenMotive | null;
  readonly onChoose: (found: FoundMotive) => void;
  /** Entrée in the search took the first: the hands go on. */
  readonly onEntered: () => void;
  readonly fault: string | undefined;
};

/** The landlord's tree, its own motives first; typing searches all places. */
export function MotivePicker({ places, place, chosen, onChoose, onEntered, fault }: Props) {
  const t = useText();
  const labelId = useId();
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const sought = text.trim();
  const inPlace = places.find(({ code }) => code === place);
  const rows: readonly FoundMotive[] =
    sought !== ''
      ? searchMotives(places, sought)
      : guideFirst(inPlace?.motives ?? [], ({ fromGuide }) => fromGuide).map((motive) => ({
          place: inPlace ?? { code: '', label: '', motives: [] },
          motive,
        }));
  const counted = sought === '' ? null : rows.length;
  useEffect(() => {
    if (counted !== null)
      announce(t('requests.form.searchFound', { count: counted, n: formatCount(counted) }));
  }, [counted, t]);
  // A tile pressed after a search shows its own motives.
  const [shownPlace, setShownPlace] = useState(place);
  if (place !== shownPlace) {
    setShownPlace(place);
    if (chosen === null) setText('');
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    } else if (event.key === 'ArrowDown' && rows.length > 0) {
      event.preventDefault();
      box.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus();
    } else if (event.key === 'Enter' && !event.ctrlKey && sought !== '') {
      event.preventDefault();
      const [first] = rows;
      if (first === undefined) return;
      onChoose(first);
      onEntered();
    }
  }

  const guide = rows.filter(({ motive }) => motive.fromGuide);
  const others = rows.filter(({ motive }) => !motive.fromGuide);
  // The chosen one takes the hands, else the first.
  const stop = rows.find((row) => isChosen(row, chosen)) ?? rows[0];
  const line = (row: FoundMotive) => (
    <MotiveRow
      key={`${row.place.code}/${row.motive.code}`}
      row={row}
      id={row === stop ? fieldId('motive') : undefined}
      withPlace={sought !== ''}
      chosen={isChosen(row, chosen)}
      onChoose={() => onChoose(row)}
    />
  );
  return (
    <div className="request-group">
      <div className="motive-head">
        <span id={labelId} className="field-label">
          {t('requests.form.motive')}
        </span>
        <TextField
          ref={search}
          id={SEARCH_ID}
          className="motive-search"
          label={t('requests.form.search')}
          size="dense"
          suffix={<IconSearch />}
          maxLength={60}
          value={text}
          onChange={setText}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={box}
        className="motive-box"
        role="radiogroup"
        aria-labelledby={labelId}
        aria-describedby={fault === undefined ? undefined : `${fieldId('motive')}-error`}
        data-invalid={fault !== undefined || undefined}
      >
        {rows.length === 0 ? (
          <p className="motive-empty">
            {sought !== '' ? (
              <>
                <span className="block text-ink">{t('requests.form.searchNone', { text: sought })}</span>
                {t('requests.form.searchNoneWhy')}
              </>
            ) : (
              t('requests.form.choosePlace')
            )}
          </p>
        ) : (
          <>
            {guide.length > 0 && (
              <div className="motive-rows" data-search={sought !== '' || undefined}>
                {guide.map(line)}
              </div>
            )}
            {others.length > 0 && (
              <>
                <p className="motive-silence">{t('requests.silenceHeading')}</p>
                <div className="motive-rows" data-search={sought !== '' || undefined}>
                  {others.map(line)}
                </div>
              </>
            )}
          </>
        )}
      </div>
      <FieldFault id={fieldId('motive')} words={fault} />
      {chosen !== null && (
        <p className="motive-path">
          {t('requests.form.path', {
            place: chosen.place.label,
            motive: chosen.motive.label,
            nature: natureWords[chosen.motive.nature].toLocaleLowerCase('fr'),
          })}
          {chosen.motive.paper && <> · {t('requests.form.paper')}</>}
        </p>
      )}
    </div>
  );
}

function isChosen(row: FoundMotive, chosen: ChosenMotive | null): boolean {
  return chosen?.place.code === row.place.code && chosen.motive.code === row.motive.code;
}

type RowProps = {
  readonly row: FoundMotive;
  readonly id: string | undefined;
  readonly withPlace: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

function MotiveRow({ row: { place, motive }, id, withPlace, chosen, onChoose }: RowProps) {
  const look = URGENCY_LOOK[motive.urgency];
  const UrgencyIcon = look?.icon;
  return (
    <label className="motive-row">
      <input
        id={id}
        type="radio"
        name="request-motive"
        className="option-input"
        checked={chosen}
        onChange={onChoose}
      />
      <span className="min-w-0 flex-1">
        {withPlace && <span className="motive-place">{place.label} · </span>}
        {motive.label}
      </span>
      {UrgencyIcon !== undefined && (
        <span className={classNames('motive-urgency')} data-tone={look?.tone}>
          <UrgencyIcon size={14} />
          {urgencyWords[motive.urgency]}
        </span>
      )}
      {chosen && <IconDone size={16} />}
    </label>
  );
}
