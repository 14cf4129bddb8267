import { checkValue } from '../../../rules/dossier/checks.ts';
import { contactDetailsSchema } from '../../../rules/dossier/values.ts';
import { useText } from '../../i18n/i18n.ts';
import { TextField } from '../../ui/text-field.tsx';
import { deskToday } from '../till/till-words.ts';
import { fieldId } from './change-form.ts';
import { ChangePanel, type ReadForm } from './change-panel.tsx';
import { contactFaults, contactFormOf, contactFormSchema, typedContact } from './contact-form.ts';
import type { DossierPanelProps, PersonOfDossier } from './panel-props.ts';
import { PhoneField } from './phone-field.tsx';
import { useChangeDraft } from './use-change-draft.ts';
import { usePhones } from './use-phones.ts';

type Props = DossierPanelProps & { readonly person: PersonOfDossier };

/** "Modifier les coordonnées": two telephones and the e-mail of the file. */
export function ContactPanel(props: Props) {
  const { header, prepared, person } = props;
  const t = useText();
  const now = prepared.people.find(({ key }) => key === person.key)?.coordonnees ?? person.coordonnees;
  const draft = useChangeDraft(
    'coordonnees',
    header.account,
    person.key,
    contactFormSchema,
    now,
    contactFormOf,
  );
  const { fields } = draft.form;
  const base = contactDetailsSchema.parse(draft.form.base);
  const phones = usePhones([fields.phone1, fields.phone2]);
  async function read(): Promise<ReadForm<'coordonnees'>> {
    const readings = await phones.settle();
    const value = typedContact(fields, base, readings);
    const faults = contactFaults(fields, base, readings);
    const more = faults.length > 0 ? faults : checkValue('coordonnees', value, deskToday());
    return more.length > 0 ? { kind: 'faults', faults: more } : { kind: 'value', value };
  }
  return (
    <ChangePanel
      {...props}
      part="coordonnees"
      title={t('dossier.act.coordonnees')}
      draft={draft}
      now={now}
      faults={contactFaults(fields, base, phones.readings)}
      read={read}
    >
      {(faultOf, edit) => (
        <>
          <div className="dossier-pair">
            <PhoneField
              field="phone1"
              label={t('dossier.form.phone1')}
              value={fields.phone1}
              reading={phones.readings[0]}
              error={faultOf('phone1')}
              onChange={(phone1) => edit({ phone1 })}
            />
            <PhoneField
              field="phone2"
              label={t('dossier.form.phone2')}
              value={fields.phone2}
              reading={phones.readings[1]}
              error={faultOf('phone2')}
              onChange={(phone2) => edit({ phone2 })}
            />
          </div>
          <TextField
            id={fieldId('email')}
            label={t('dossier.form.email')}
            help={t('dossier.form.emailHelp')}
            size="dense"
            type="email"
            inputMode="email"
            optional
            maxLength={254}
            value={fields.email}
            error={faultOf('email')}
            onChange={(email) => edit({ email })}
          />
        </>
      )}
    </ChangePanel>
  );
}
