import type { ReactNode } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconClose } from '../../ui/icons.ts';
import { TextField } from '../../ui/text-field.tsx';
import { fieldId } from './change-form.ts';
import { birthTyped, type PersonRow, rowName } from './people-form.ts';

type Props = {
  /** "occupants.0": its path in the value. */
  readonly path: string;
  /** "Occupant 1". */
  readonly title: string;
  readonly row: PersonRow;
  readonly faultOf: (field: string) => string | undefined;
  readonly onEdit: (change: Partial<PersonRow>) => void;
  readonly onRemove: () => void;
  /** Before the names: a role. */
  readonly before?: ReactNode;
  /** After the birth: a telephone. */
  readonly after?: ReactNode;
};

/** One person of a list: names, birth, and the way out of the list. */
export function PersonFields({ path, title, row, faultOf, onEdit, onRemove, before, after }: Props) {
  const t = useText();
  const name = rowName(row);
  return (
    <fieldset className="dossier-person">
      <legend className="dossier-person-title">{title}</legend>
      <Button
        size="small"
        variant="quiet"
        icon={IconClose}
        className="dossier-remove"
        aria-label={t('dossier.form.removeNamed', { name: name === '' ? title : name })}
        onClick={onRemove}
      >
        {t('dossier.form.remove')}
      </Button>
      {before}
      <div className="dossier-pair">
        <TextField
          id={fieldId(`${path}.lastName`)}
          label={t('dossier.form.lastName')}
          size="dense"
          maxLength={80}
          value={row.lastName}
          error={faultOf(`${path}.lastName`)}
          onChange={(lastName) => onEdit({ lastName })}
        />
        <TextField
          id={fieldId(`${path}.firstName`)}
          label={t('dossier.form.firstName')}
          size="dense"
          optional
          maxLength={80}
          value={row.firstName}
          error={faultOf(`${path}.firstName`)}
          onChange={(firstName) => onEdit({ firstName })}
        />
      </div>
      <div className="dossier-pair">
        <TextField
          id={fieldId(`${path}.birth`)}
          label={t('dossier.form.birth')}
          size="dense"
          optional
          inputMode="numeric"
          figures="tabular"
          placeholder="JJ/MM/AAAA"
          maxLength={10}
          value={row.birthText}
          error={faultOf(`${path}.birth`)}
          onChange={(text) => onEdit({ birthText: birthTyped(text) })}
        />
        {after}
      </div>
    </fieldset>
  );
}
