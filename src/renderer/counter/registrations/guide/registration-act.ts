import type { RegistrationPrepare } from '../../../../contract/registrations.ts';
import type { CoreClient } from '../../../app/core.tsx';
import { answeredConsents, type GuideForm, printsSlip, typedIdentity } from './guide-form.ts';

type Act = Parameters<CoreClient['registrations']['open']>[0];

/** The registration of a guide; null while an answer is missing that nobody may give in its place. */
export function registrationOf(account: string, form: GuideForm, prepared: RegistrationPrepare): Act | null {
  const { person, document, legalVersion, termsOn } = form;
  if (person === null || document === null || legalVersion === null || termsOn === null) return null;
  const email = form.noEmail ? null : form.email.trim();
  return {
    commandId: form.commandId,
    account,
    person,
    typed: typedIdentity(form, prepared.identity.fields),
    document,
    representative: form.represented ? form.representative.trim() : null,
    email,
    emailAgain: email === null ? null : form.emailAgain.trim(),
    legalVersion,
    termsAccepted: form.termsAccepted,
    termsOn,
    consents: answeredConsents(form, prepared),
    slip: printsSlip(form),
    supersedes: form.supersedes,
  };
}
