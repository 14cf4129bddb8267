import type { RegistrationPrepare } from '../../../../contract/registrations.ts';
import { formatDate, isIsoDate } from '../../../../rules/dates.ts';
import { useText } from '../../../i18n/i18n.ts';
import { listed } from '../../account/header-words.ts';
import { roleWords } from '../../search/person-words.ts';
import { type GuideForm, printsSlip, STEPS, type StepId } from './guide-form.ts';
import type { Comparing } from './use-comparison.ts';

type Text = ReturnType<typeof useText>;
export type StepDetails = Readonly<Record<StepId, string | null>>;

/** What was answered under each question that is done, and how the space will be activated. */
export function useStepDetails(
  form: GuideForm,
  prepared: RegistrationPrepare,
  { fields }: Pick<Comparing, 'fields'>,
): StepDetails {
  const t = useText();
  const at = STEPS.indexOf(form.step);
  const done = (step: StepId, words: () => string | null) => (STEPS.indexOf(step) < at ? words() : null);
  return {
    who: done('who', () => whoWords(t, form, prepared)),
    identity: done('identity', () =>
      form.document === null
        ? null
        : t('registrations.detail.identity', {
            count: fields.length,
            fields: fieldsWords(t, fields),
            seen: t(`registrations.detail.seen.${form.document}`),
          }),
    ),
    email: done('email', () =>
      form.noEmail
        ? t('registrations.detail.noEmail')
        : t('registrations.detail.email', { email: form.email.trim() }),
    ),
    terms: done('terms', () => t('registrations.detail.terms', { day: versionWords(prepared.legalVersion) })),
    activation: t(
      `registrations.detail.activation.${form.noEmail ? 'slip' : printsSlip(form) ? 'both' : 'mail'}`,
    ),
  };
}

function whoWords(
  t: Text,
  { person, represented, representative }: GuideForm,
  { people }: RegistrationPrepare,
) {
  const chosen = people.find((one) => one.person === person);
  if (chosen === undefined) return null;
  const words = { name: chosen.name, role: roleWords(chosen.role) };
  return represented
    ? t('registrations.detail.represented', { ...words, representative: representative.trim() })
    : t('registrations.detail.who', words);
}

/** "Nom et prénom", as a sentence begins. */
export function fieldsWords(t: Text, fields: RegistrationPrepare['identity']['fields']): string {
  const words = listed(
    fields.map((field) => t(`registrations.detail.fields.${field}`)),
    t('registrations.detail.and'),
  );
  return words.slice(0, 1).toLocaleUpperCase('fr') + words.slice(1);
}

/** A version of the texts, which is a day. */
export function versionWords(version: string): string {
  return isIsoDate(version) ? formatDate(version) : version;
}
