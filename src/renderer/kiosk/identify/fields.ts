import type { TextKey } from '../i18n/languages.ts';
import type { KeyboardLayout } from '../keyboard/layouts.ts';

type Field = {
  readonly title: TextKey;
  readonly lead: TextKey;
  readonly label: TextKey;
  readonly hint?: TextKey;
  readonly layout: KeyboardLayout;
};

/** How what identifies is asked. */
export const FIELDS: Readonly<Record<'nom' | 'prenom' | 'date_naissance', Field>> = {
  date_naissance: {
    title: 'identify.birthTitle',
    lead: 'identify.birthLead',
    label: 'identify.birth',
    hint: 'identify.birthHint',
    layout: 'date',
  },
  nom: { title: 'identify.nameTitle', lead: 'identify.nameLead', label: 'identify.name', layout: 'letters' },
  prenom: {
    title: 'identify.firstNameTitle',
    lead: 'identify.firstNameLead',
    label: 'identify.firstName',
    layout: 'letters',
  },
};
