import { IDENTITY_DOCUMENTS, type IdentityDocument } from '../../../../contract/registrations.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Select } from '../../../ui/select.tsx';

type Props = {
  readonly value: IdentityDocument | 'none' | null;
  /** An act that the tenant is not there for may do without. */
  readonly withNone?: boolean;
  readonly missing: boolean;
  readonly onChange: (document: IdentityDocument | 'none') => void;
};

/** Which identity document the clerk has seen: its kind, never its number. */
export function DocumentField({ value, withNone = false, missing, onChange }: Props) {
  const t = useText();
  const options: Array<{ id: IdentityDocument | 'none'; label: string }> = IDENTITY_DOCUMENTS.map((id) => ({
    id,
    label: t(`spaces.panel.documents.${id}`),
  }));
  if (withNone) options.push({ id: 'none', label: t('spaces.panel.noDocument') });
  return (
    <Select
      label={t('spaces.panel.document')}
      help={t('spaces.panel.documentHelp')}
      options={options}
      value={value}
      onChange={onChange}
      error={missing ? t('spaces.panel.needDocument') : undefined}
    />
  );
}
