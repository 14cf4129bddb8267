import { givenOrNull } from '../acts/answers.ts';
import type { RecapRow } from '../acts/recap.tsx';
import type { Translate } from '../i18n/text.ts';
import { type Answers, type ConsentOffered, consentsGiven, type SpaceField } from './steps.ts';

const LABELS = {
  nom: 'space.lastNameLabel',
  prenom: 'space.firstNameLabel',
  date_naissance: 'space.birthLabel',
} as const;

/** What is read once more before a space is asked for. */
export function spaceRows(
  t: Translate,
  {
    space,
    names,
    email,
    answers,
  }: {
    readonly space: {
      readonly fields: readonly SpaceField[];
      readonly consents: readonly (ConsentOffered & { readonly label: string })[];
    };
    readonly names: Readonly<Record<SpaceField, string>>;
    readonly email: string;
    readonly answers: Answers;
  },
): RecapRow[] {
  const given = givenOrNull(email);
  const answered = consentsGiven(space.consents, answers);
  return [
    ...space.fields.map((field) => ({ label: t(LABELS[field]), value: names[field] })),
    { label: t('space.emailLabel'), value: given ?? t('space.noEmail'), ltr: given !== null },
    ...space.consents.map(({ kind, mode, label }) => ({
      label,
      value:
        mode === 'included'
          ? t('space.withSpace')
          : t(answered.find((one) => one.kind === kind)?.given === true ? 'acts.yes' : 'acts.no'),
    })),
  ];
}
