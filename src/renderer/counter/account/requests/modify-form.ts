import { z } from 'zod';
import { type Request, slotSchema } from '../../../../contract/requests.ts';
import { REQUEST_URGENCIES } from '../../../../rules/requests/states.ts';
import { toggledSlot, typedContact, typedContactSchema } from '../../requests/form/request-form.ts';

/** A modification as it is kept in the draft. */
export const modifyFormSchema = z.strictObject({
  /** Version of the request that the clerk has before him. */
  version: z.number().int(),
  description: z.string(),
  wordsKept: z.boolean(),
  urgency: z.enum(REQUEST_URGENCIES),
  contact: typedContactSchema,
  slots: z.array(slotSchema),
});
export type ModifyForm = z.infer<typeof modifyFormSchema>;

/** What was asked, as the fields show it. */
export function formOf({ version, description, urgency, contact, availability }: Request): ModifyForm {
  return {
    version,
    description: description ?? '',
    wordsKept: false,
    urgency,
    contact: { ...typedContact(contact), checked: contact?.checked ?? false },
    slots: [...availability],
  };
}

/** Whether a modification asks for anything: spaces around and the order of the slots are no change. */
export function isChanged(form: ModifyForm, asked: ModifyForm): boolean {
  return JSON.stringify(plain(form)) !== JSON.stringify(plain(asked));
}

function plain({ description, urgency, contact, slots }: ModifyForm) {
  return {
    description: description.trim(),
    urgency,
    contact: {
      name: contact.name.trim(),
      phone: contact.phone.trim(),
      email: contact.email.trim(),
      checked: contact.checked,
    },
    slots: slots.reduce<ModifyForm['slots']>((kept, slot) => toggledSlot(kept, slot), []),
  };
}
