import { z } from 'zod';
import { attachmentsSchema } from '../../../contract/attachments.ts';
import type { Certificate, TypedCertificate } from '../../../contract/insurance.ts';
import { formatDate, type IsoDate, isoDate, parseTypedDate } from '../../../rules/dates.ts';
import type { CertificateFlag } from '../../../rules/insurance/states.ts';

/** F5 as it stands on the screen. */
export const certificateFormSchema = z.strictObject({
  insurer: z.string(),
  policy: z.string(),
  startsText: z.string(),
  endsText: z.string(),
  /** The insured address is not the dwelling's. */
  otherAddress: z.boolean(),
  address: z.string(),
  files: attachmentsSchema,
  /** What was odd and was accepted, by `flagKey`: another sentence is asked about again. */
  accepted: z.array(z.string()),
  comment: z.string(),
});
export type CertificateForm = z.infer<typeof certificateFormSchema>;

export const EMPTY_CERTIFICATE: CertificateForm = {
  insurer: '',
  policy: '',
  startsText: '',
  endsText: '',
  otherAddress: false,
  address: '',
  files: [],
  accepted: [],
  comment: '',
};

/** The form filled in again with what was sent and refused. */
export function correctedForm(refused: Certificate): CertificateForm {
  const day = (date: string | null) => (date === null ? '' : formatDate(isoDate(date)));
  return {
    ...EMPTY_CERTIFICATE,
    insurer: refused.insurer ?? '',
    policy: refused.policy ?? '',
    startsText: day(refused.startsOn),
    endsText: day(refused.endsOn),
    otherAddress: refused.address !== null,
    address: refused.address ?? '',
    files: refused.files.map(({ sha256, size, type, name, pages }) => ({ sha256, size, type, name, pages })),
    comment: refused.comment ?? '',
  };
}

export type CertificateField = 'insurer' | 'policy' | 'startsOn' | 'endsOn' | 'address' | 'files' | 'flags';

/** Why a field does not do; `missing` where it is empty. */
export type CertificateFault = {
  readonly field: Exclude<CertificateField, 'flags'>;
  readonly fault: 'missing' | 'date' | 'order';
};

/** What this landlord asks for, besides the insurer and the end. */
export type Asked = {
  readonly required: readonly ('assureur' | 'police' | 'debut' | 'fin')[];
  readonly file: boolean;
};

/** What stands in the way, in the order of the fields. */
export function certificateFaults(form: CertificateForm, asked: Asked, today: IsoDate): CertificateFault[] {
  const faults: CertificateFault[] = [];
  const missing = (field: CertificateFault['field']) => faults.push({ field, fault: 'missing' });
  const starts = dayOf(form.startsText, today);
  const ends = dayOf(form.endsText, today);
  if (form.insurer.trim() === '') missing('insurer');
  if (asked.required.includes('police') && form.policy.trim() === '') missing('policy');
  if (starts === 'unread') faults.push({ field: 'startsOn', fault: 'date' });
  else if (starts === null && asked.required.includes('debut')) missing('startsOn');
  if (ends === 'unread') faults.push({ field: 'endsOn', fault: 'date' });
  else if (ends === null) missing('endsOn');
  else if (starts !== null && starts !== 'unread' && ends < starts)
    faults.push({ field: 'endsOn', fault: 'order' });
  if (form.otherAddress && form.address.trim() === '') missing('address');
  if (asked.file && form.files.length === 0) missing('files');
  return faults;
}

/** What is sent, or asked about; null while the dates cannot be read. */
export function typedCertificate(form: CertificateForm, today: IsoDate): TypedCertificate | null {
  const startsOn = dayOf(form.startsText, today);
  const endsOn = dayOf(form.endsText, today);
  if (startsOn === 'unread' || endsOn === 'unread' || endsOn === null) return null;
  return {
    insurer: form.insurer.trim(),
    policy: form.policy.trim(),
    startsOn,
    endsOn,
    address: form.otherAddress && form.address.trim() !== '' ? form.address.trim() : null,
  };
}

function dayOf(text: string, today: IsoDate): IsoDate | null | 'unread' {
  if (text.trim() === '') return null;
  const read = parseTypedDate(text, today, { allowTwoDigitYears: false });
  return read.kind === 'ok' ? read.dates[0] : 'unread';
}

export type Flag = { readonly flag: CertificateFlag; readonly sentence: string };

/** What an acceptance is about: this oddity, as it was said. */
export function flagKey({ flag, sentence }: Flag): string {
  return `${flag}\n${sentence}`;
}

/** What is odd and nobody accepted yet. */
export function unseenFlags(flags: readonly Flag[], { accepted }: CertificateForm): Flag[] {
  return flags.filter((flag) => !accepted.includes(flagKey(flag)));
}

/** The day after the last of a year that begins then: what an insurer writes most often. */
export function oneYearFrom(startsText: string, today: IsoDate): string | null {
  const starts = dayOf(startsText, today);
  if (starts === null || starts === 'unread') return null;
  const end = new Date(`${starts}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  end.setUTCDate(end.getUTCDate() - 1);
  return formatDate(isoDate(end.toISOString().slice(0, 10)));
}
