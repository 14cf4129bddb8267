import { toggledSlot } from '../../requests/form/request-form.ts';
import type { ModifyForm } from './modify-panel.tsx';

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
