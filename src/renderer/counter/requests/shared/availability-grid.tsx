import './shared.css';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { RequestSlot } from '../../../../contract/requests.ts';
import { WEEKDAYS } from '../../../../rules/dates.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconDone } from '../../../ui/icons.ts';
import { hasSlot, PARTS, toggledSlot } from '../form/request-form.ts';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

type Props = {
  readonly slots: readonly RequestSlot[];
  readonly onChange: (slots: RequestSlot[]) => void;
};

/** When somebody can open the door: days by parts of the day. One stop of Tab; arrows go from box to box. */
export function AvailabilityGrid({ slots, onChange }: Props) {
  const t = useText();
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const next = nextOf(event.key, current);
    if (next === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    setCurrent(next);
    grid.current?.querySelectorAll<HTMLInputElement>('input')[next]?.focus();
  }
  return (
    <fieldset className="slots">
      <legend className="field-label">
        {t('requests.form.availability')} <span className="field-note">{t('ui.optional')}</span>
      </legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows only move between its boxes */}
      <div ref={grid} className="slot-grid" onKeyDown={onKeyDown}>
        <span />
        {DAYS.map((day) => (
          <span key={day} className="slot-day" aria-hidden="true">
            {`${weekday(day).slice(0, 3)}.`}
          </span>
        ))}
        {PARTS.map((part, row) => (
          <div key={part} className="contents">
            <span className="slot-part" aria-hidden="true">
              {t(`requests.form.partsShown.${part}`)}
            </span>
            {DAYS.map((day, column) => {
              const at = row * DAYS.length + column;
              const chosen = hasSlot(slots, { day, part });
              return (
                <label key={day} className="slot">
                  <input
                    type="checkbox"
                    className="option-input"
                    checked={chosen}
                    tabIndex={at === current ? 0 : -1}
                    aria-label={t('requests.form.slot', {
                      day: weekday(day),
                      part: t(`requests.form.parts.${part}`),
                    })}
                    onFocus={() => setCurrent(at)}
                    onChange={() => onChange(toggledSlot(slots, { day, part }))}
                  />
                  {chosen && <IconDone size={16} />}
                </label>
              );
            })}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function weekday(day: number): string {
  return WEEKDAYS[day % 7] ?? '';
}

/** The box an arrow goes to; null for any other key, and at an edge the box itself. */
function nextOf(key: string, at: number): number | null {
  const width = DAYS.length;
  const column = at % width;
  switch (key) {
    case 'ArrowRight':
      return column === width - 1 ? at : at + 1;
    case 'ArrowLeft':
      return column === 0 ? at : at - 1;
    case 'ArrowDown':
      return at + width < width * PARTS.length ? at + width : at;
    case 'ArrowUp':
      return at >= width ? at - width : at;
    default:
      return null;
  }
}
