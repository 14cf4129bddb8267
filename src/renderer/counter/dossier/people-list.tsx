import { Fragment, type ReactNode, useRef } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconAdd } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { focusField } from './change-form.ts';
import { type PersonRow, rowName } from './people-form.ts';

type Props<Row extends PersonRow> = {
  /** Of the list in the value. */
  readonly list: 'occupants' | 'people';
  readonly rows: readonly Row[];
  readonly addLabel: string;
  readonly emptyText: string;
  readonly make: () => Row;
  readonly onChange: (rows: readonly Row[]) => void;
  readonly children: (
    row: Row,
    at: number,
    change: (part: Partial<Row>) => void,
    remove: () => void,
  ) => ReactNode;
};

/** The contract's longest list. */
const MOST = 20;

/** People that are added and taken out; the hand goes where the next key belongs. */
export function PeopleList<Row extends PersonRow>(props: Props<Row>) {
  const { list, rows, addLabel, emptyText, make, onChange, children } = props;
  const t = useText();
  const add = useRef<HTMLButtonElement>(null);
  return (
    <div className="dossier-people">
      {rows.length === 0 && <p className="text-table text-ink-2">{emptyText}</p>}
      {rows.map((row, at) => (
        <Fragment key={row.key}>
          {children(
            row,
            at,
            (part) => onChange(rows.map((one) => (one.key === row.key ? { ...one, ...part } : one))),
            () => {
              onChange(rows.filter(({ key }) => key !== row.key));
              const name = rowName(row);
              if (name !== '') announce(t('dossier.form.removed', { name }));
              add.current?.focus();
            },
          )}
        </Fragment>
      ))}
      <Button
        ref={add}
        className="dossier-add"
        icon={IconAdd}
        disabledBecause={rows.length >= MOST ? t('dossier.form.most', { n: String(MOST) }) : undefined}
        onClick={() => {
          onChange([...rows, make()]);
          focusField(list === 'people' ? `people.${rows.length}.role` : `occupants.${rows.length}.lastName`);
        }}
      >
        {addLabel}
      </Button>
    </div>
  );
}
