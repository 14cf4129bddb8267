import type { RequestContact } from '../../../../contract/requests.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Checkbox } from '../../../ui/choice.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type TypedContact, typedContact } from '../form/request-form.ts';

type Props = {
  /** People of the lease who may be called. */
  readonly contacts: readonly RequestContact[];
  readonly contact: TypedContact;
  readonly onChange: (contact: TypedContact) => void;
  readonly nameId: string;
  readonly nameError?: string | undefined;
};

const OTHER = 'other';

/** Whom to call back: somebody of the lease, or anybody; what is changed has to be read again. */
export function ContactFields({ contacts, contact, onChange, nameId, nameError }: Props) {
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
          id={nameId}
          size="dense"
          label={contacts.length > 1 ? t('requests.form.contactName') : t('requests.form.contactWho')}
          maxLength={120}
          value={contact.name}
          onChange={(name) => edit({ name })}
          {...(nameError !== undefined && { error: nameError })}
        />
      )}
      <div className="contact-pair">
        <TextField
          size="dense"
          type="tel"
          figures="tabular"
          label={t('requests.form.contactPhone')}
          optional
          maxLength={40}
          value={contact.phone}
          onChange={(phone) => edit({ phone })}
        />
        <TextField
          size="dense"
          type="email"
          label={t('requests.form.contactEmail')}
          optional
          maxLength={254}
          value={contact.email}
          onChange={(email) => edit({ email })}
        />
      </div>
      <Checkbox checked={contact.checked} onChange={(checked) => edit({ checked })}>
        {t('requests.form.contactChecked')}
      </Checkbox>
    </fieldset>
  );
}
