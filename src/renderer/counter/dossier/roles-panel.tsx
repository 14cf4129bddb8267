import { isoDate } from '../../../rules/dates.ts';
import { checkValue } from '../../../rules/dossier/checks.ts';
import { REPRESENTATIVES, WRITTEN_ROLES } from '../../../rules/dossier/values.ts';
import { representativeWords, roleWords } from '../../../rules/dossier/words.ts';
import { useText } from '../../i18n/i18n.ts';
import { Select } from '../../ui/select.tsx';
import { deskToday } from '../till/till-words.ts';
import { fieldId } from './change-form.ts';
import { ChangePanel, type ReadForm } from './change-panel.tsx';
import type { PhoneReading } from './contact-form.ts';
import type { DossierPanelProps } from './panel-props.ts';
import {
  birthFaults,
  type HolderRow,
  holderFaults,
  newHolder,
  rolesFormOf,
  rolesFormSchema,
  typedRoles,
} from './people-form.ts';
import { PeopleList } from './people-list.tsx';
import { PersonFields } from './person-fields.tsx';
import { PhoneField } from './phone-field.tsx';
import { useChangeDraft } from './use-change-draft.ts';
import { usePhones } from './use-phones.ts';

/** "Modifier les rôles": spouse by law, guarantors, guardians and proxies; signatories come from the lease alone. */
export function RolesPanel(props: DossierPanelProps) {
  const { header, prepared } = props;
  const t = useText();
  const today = isoDate(deskToday());
  const draft = useChangeDraft('roles', header.account, null, rolesFormSchema, prepared.roles, rolesFormOf);
  const { fields } = draft.form;
  const phones = usePhones(fields.rows.map(({ phone }) => phone));
  function faultsOf(readings: readonly (PhoneReading | undefined)[]) {
    const value = typedRoles(fields, readings, today);
    return [
      ...holderFaults(fields, readings, t('dossier.fault.role')),
      ...birthFaults('people', fields.rows, today, t('dossier.fault.birth')),
      ...(value === null ? [] : checkValue('roles', value, today)),
    ];
  }
  async function read(): Promise<ReadForm<'roles'>> {
    const readings = await phones.settle();
    const faults = faultsOf(readings);
    const value = typedRoles(fields, readings, today);
    return faults.length > 0 || value === null ? { kind: 'faults', faults } : { kind: 'value', value };
  }
  return (
    <ChangePanel
      {...props}
      part="roles"
      person={null}
      title={t('dossier.act.roles')}
      draft={draft}
      now={prepared.roles}
      faults={faultsOf(phones.readings)}
      read={read}
      firstField=".dossier-person .select-button, .dossier-add"
    >
      {(faultOf, edit) => (
        <>
          <p className="text-second text-ink-2">{t('dossier.form.holders')}</p>
          <PeopleList
            list="people"
            rows={fields.rows}
            addLabel={t('dossier.form.addPerson')}
            emptyText={t('dossier.form.noPerson')}
            make={newHolder}
            onChange={(rows) => edit({ rows: [...rows] })}
          >
            {(row, at, change, remove) => (
              <PersonFields
                path={`people.${at}`}
                title={t('dossier.form.person', { n: String(at + 1) })}
                row={row}
                faultOf={faultOf}
                onEdit={change}
                onRemove={remove}
                before={<RoleFields path={`people.${at}`} row={row} faultOf={faultOf} onEdit={change} />}
                after={
                  <PhoneField
                    field={`people.${at}.phone`}
                    label={t('dossier.form.phone')}
                    value={row.phone}
                    reading={phones.readings[at]}
                    error={faultOf(`people.${at}.phone`)}
                    onChange={(phone) => change({ phone })}
                  />
                }
              />
            )}
          </PeopleList>
        </>
      )}
    </ChangePanel>
  );
}

type RoleProps = {
  readonly path: string;
  readonly row: HolderRow;
  readonly faultOf: (field: string) => string | undefined;
  readonly onEdit: (change: Partial<HolderRow>) => void;
};

/** What somebody is on the account; of a representative, by what right. */
function RoleFields({ path, row, faultOf, onEdit }: RoleProps) {
  const t = useText();
  return (
    <div className="dossier-pair">
      <div id={fieldId(`${path}.role`)} className="dossier-place">
        <Select
          label={t('dossier.form.role')}
          size="dense"
          options={WRITTEN_ROLES.map((id) => ({ id, label: roleWords[id] }))}
          value={row.role}
          error={faultOf(`${path}.role`)}
          onChange={(role) => onEdit({ role })}
        />
      </div>
      {row.role === 'representant' && (
        <div id={fieldId(`${path}.kind`)} className="dossier-place">
          <Select
            label={t('dossier.form.kind')}
            size="dense"
            options={REPRESENTATIVES.map((id) => ({ id, label: representativeWords[id] }))}
            value={row.kind}
            error={faultOf(`${path}.kind`)}
            onChange={(kind) => onEdit({ kind })}
          />
        </div>
      )}
    </div>
  );
}
