import { z } from 'zod';
import { attachmentsSchema } from '../../../contract/attachments.ts';
import type { CoreClient } from '../../app/core.tsx';
import { COUNTER_CHANNELS } from '../requests/form/request-form.ts';

export type DossierPrepared = Awaited<ReturnType<CoreClient['dossier']['prepare']>>;

/** What goes with a change, whatever it changes. */
export const withItSchema = {
  comment: z.string(),
  wordsKept: z.boolean(),
  channel: z.enum(COUNTER_CHANNELS),
  files: attachmentsSchema,
} as const;
export type WithIt = z.infer<z.ZodObject<typeof withItSchema>>;

export const NOTHING_WITH_IT: WithIt = { comment: '', wordsKept: false, channel: 'guichet', files: [] };

/** Why a field does not do: its path in the value ("occupants.0.birth"), and a sentence. */
export type Fault = { readonly field: string; readonly sentence: string };

/** The id of a field's control, by which its fault finds it. */
export function fieldId(field: string): string {
  return `dossier-${field.replaceAll('.', '-')}`;
}

/** Takes the focus to the first of these fields on the screen: itself, or what there is to press in it. */
export function focusField(...fields: readonly string[]): void {
  requestAnimationFrame(() => {
    const [first] = fields
      .flatMap((field) => document.getElementById(fieldId(field)) ?? [])
      .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const control = first?.matches('input, textarea, button')
      ? first
      : first?.querySelector<HTMLElement>('button, input, textarea');
    control?.focus();
  });
}
