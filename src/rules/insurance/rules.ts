import { appliedRule, type LandlordProfile } from '../profile.ts';
import { SILENT } from '../profile-schema.ts';
import { type ShownRule, shownRule } from '../registrations/shown-rule.ts';

export type CertificateField = 'assureur' | 'police' | 'debut' | 'fin';

/** Without them nothing can be said of a certificate: asked whatever the guide says. */
const ALWAYS: readonly CertificateField[] = ['assureur', 'fin'];
const FIELDS: readonly CertificateField[] = ['assureur', 'police', 'debut', 'fin'];

/** What stands under every form and list about insurance. */
export const INSURANCE_LAW =
  "Loi n°\u00a089-462 du 6 juillet 1989, art. 7 g\u202f: le locataire s'assure contre les risques locatifs et le justifie à la remise des clés, puis chaque année à la demande du bailleur.";

/**
 * Which fields of a certificate this landlord asks.
 * @param on ISO date
 */
export function requiredFields(
  profile: LandlordProfile,
  on: string,
): { required: readonly CertificateField[]; rule: ShownRule } {
  const asked = appliedRule(profile, 'insurance.fields', on).value ?? [];
  return {
    required: FIELDS.filter((field) => ALWAYS.includes(field) || asked.includes(field)),
    rule: shownRule(profile, 'insurance.fields', on),
  };
}

/** Whether a certificate is taken without its file; it is, where the guide is silent. @param on ISO date */
export function fileRule(profile: LandlordProfile, on: string): { required: boolean; rule: ShownRule } {
  return {
    required: appliedRule(profile, 'insurance.fileRequired', on).value === true,
    rule: shownRule(profile, 'insurance.fileRequired', on),
  };
}

/**
 * Whether a certificate covers only once somebody of the landlord's checked it.
 * @param on ISO date
 */
export function checkRule(
  profile: LandlordProfile,
  on: string,
): { before: boolean; sentence: string; rule: ShownRule } {
  const rule = shownRule(profile, 'insurance.staffCheck', on);
  const before = appliedRule(profile, 'insurance.staffCheck', on).value === true;
  const sentence = before
    ? "L'attestation ne compte qu'une fois vérifiée par le bailleur."
    : "L'attestation compte dès qu'elle est enregistrée\u202f; elle est vérifiée ensuite.";
  return { before, sentence: rule.status === 'silence' ? `${sentence} ${SILENT}.` : sentence, rule };
}
