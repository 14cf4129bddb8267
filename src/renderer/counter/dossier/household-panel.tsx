import { isoDate } from '../../../rules/dates.ts';
import { checkValue } from '../../../rules/dossier/checks.ts';
import { useText } from '../../i18n/i18n.ts';
import { deskToday } from '../till/till-words.ts';
import { ChangePanel, type ReadForm } from './change-panel.tsx';
import type { DossierPanelProps } from './panel-props.ts';
import { birthFaults, householdFormOf, householdFormSchema, newRow, typedHousehold } from './people-form.ts';
import { PeopleList } from './people-list.tsx';
import { PersonFields } from './person-fields.tsx';
import { useChangeDraft } from './use-change-draft.ts';

/** "Modifier le foyer": everyone who lives there without holding the lease. */
export function HouseholdPanel(props: DossierPanelProps) {
  const { header, prepared } = props;
  const t = useText();
  const today = isoDate(deskToday());
  const draft = useChangeDraft(
    'foyer',
    header.account,
    null,
    householdFormSchema,
    prepared.household,
    householdFormOf,
  );
  const { fields } = draft.form;
  const value = typedHousehold(fields, today);
  const faults = [
    ...birthFaults('occupants', fields.rows, today, t('dossier.fault.birth')),
    ...checkValue('foyer', value, today),
  ];
  async function read(): Promise<ReadForm<'foyer'>> {
    return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'value', value };
  }
  return (
    <ChangePanel
      {...props}
      part="foyer"
      person={null}
      title={t('dossier.act.foyer')}
      draft={draft}
      now={prepared.household}
      faults={faults}
      read={read}
      firstField="input, .dossier-add"
    >
      {(faultOf, edit) => (
        <PeopleList
          list="occupants"
          rows={fields.rows}
          addLabel={t('dossier.form.addOccupant')}
          emptyText={t('dossier.form.noOccupant')}
          make={newRow}
          onChange={(rows) => edit({ rows: [...rows] })}
        >
          {(row, at, change, remove) => (
            <PersonFields
              path={`occupants.${at}`}
              title={t('dossier.form.occupant', { n: String(at + 1) })}
              row={row}
              faultOf={faultOf}
              onEdit={change}
              onRemove={remove}
            />
          )}
        </PeopleList>
      )}
    </ChangePanel>
  );
}
