import { z } from 'zod';
import { IDENTITY_DOCUMENTS } from '../../../../contract/registrations.ts';
import { emailKey, readEmail } from '../../../../rules/registrations/email.ts';
import type { useText } from '../../../i18n/i18n.ts';

export const emailFormSchema = z.strictObject({
  document: z.enum(IDENTITY_DOCUMENTS).nullable(),
  email: z.string(),
  again: z.string(),
});
export type EmailForm = z.infer<typeof emailFormSchema>;

export const emptyEmail: EmailForm = { document: null, email: '', again: '' };

export type EmailFault = { readonly field: 'document' | 'email' | 'again'; readonly sentence: string };

/**
 * The first thing that keeps a new address from being sent, or null.
 * @param now the address of the space where another one is wanted; null where the same may be given again
 */
export function emailFault(
  { document, email, again }: EmailForm,
  now: string | null,
  t: ReturnType<typeof useText>,
): EmailFault | null {
  if (document === null) return { field: 'document', sentence: t('spaces.panel.needDocument') };
  const read = readEmail(email);
  if (read.kind === 'refused') return { field: 'email', sentence: read.sentence };
  if (now !== null && emailKey(now) === read.key)
    return { field: 'email', sentence: t('spaces.panel.sameEmail') };
  if (again.trim() === '') return { field: 'again', sentence: t('spaces.panel.needAgain') };
  return emailKey(again) === read.key ? null : { field: 'again', sentence: t('spaces.panel.differentEmail') };
}
