import type { RequestContact } from '../../../../contract/requests.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Checkbox } from '../../../ui/choice.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FieldFault } from '../../registrations/guide/field-fault.tsx';
import { type ContactField, type TypedContact, typedContact } from '../form/request-form.ts';

type Props = {
  /** People of the lease who may be called. */
  readonly contacts: readonly RequestContact[];
  readonly contact: TypedContact;
  readonly onChange: (contact: TypedContact) => void;
  /** The id of a field's control. */
  readonly idOf: (field: ContactField) => string;
  /** The sentence to show beside a field, if any. */
  readonly faultOf: (field: ContactField) => string | undefined;
};

const OTHER = 'other';

/** Whom to call back: somebody of the lease, or anybody; what is changed has to be read again. */
export function ContactFields({ contacts, contact, onChange, idOf, faultOf }: Props) {
  const t = useText();
  const chosen = contacts.findIndex(({ name }) => name === contact.name);
  const edit = (change: Partial<TypedContact>) => onChange({ ...contact, checked: false, ...change });
  return (
    <fieldset className="contact">
      <legend className="visually-hidden">{t('requests.form.contact')}</legend>
      {contacts.length > 1 && (
        <Select
          size="dense"
          label={t('requests.form.contactWho')}
          options={[
            ...contacts.map(({ name }, index) => ({ id: String(index), label: name })),
            { id: OTHER, label: t('requests.form.contactOther') },
          ]}
          value={chosen === -1 ? OTHER : String(chosen)}
          onChange={(id) => onChange(typedContact(contacts[Number(id)] ?? null))}
        />
      )}
      {(contacts.length < 2 || chosen === -1) && (
        <TextField
          id={idOf('contactName')}
          size="dense"
          label={contacts.length > 1 ? t('requests.form.contactName') : t('requests.form.contactWho')}
          maxLength={120}
          value={contact.name}
          onChange={(name) => edit({ name })}
          error={faultOf('contactName')}
        />
      )}
      <div className="contact-pair">
        <TextField
          id={idOf('contactPhone')}
          size="dense"
          type="tel"
          figures="tabular"
          label={t('requests.form.contactPhone')}
          optional
          maxLength={40}
          value={contact.phone}
          onChange={(phone) => edit({ phone })}
          error={faultOf('contactPhone') ?? faultOf('contactReach')}
        />
        <TextField
          id={idOf('contactEmail')}
          size="dense"
          type="email"
          label={t('requests.form.contactEmail')}
          optional
          maxLength={254}
          value={contact.email}
          onChange={(email) => edit({ email })}
          error={faultOf('contactEmail')}
        />
      </div>
      <div>
        <Checkbox
          id={idOf('contactChecked')}
          checked={contact.checked}
          onChange={(checked) => edit({ checked })}
          aria-describedby={
            faultOf('contactChecked') === undefined ? undefined : `${idOf('contactChecked')}-error`
          }
        >
          {t('requests.form.contactChecked')}
        </Checkbox>
        <FieldFault id={idOf('contactChecked')} words={faultOf('contactChecked')} />
      </div>
    </fieldset>
  );
}
