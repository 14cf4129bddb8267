import type { Translated } from '../catalogue.ts';
import type { help as fr } from '../fr/help.ts';

export const help: Translated<typeof fr> = {
  title: 'Do you need help?',
  lead: 'A member of staff can come to you.',
  call: 'Call a member of staff',
  contacts: 'Useful contacts',
  calledTitle: 'A member of staff has been told',
  called: 'The counter has received your call. Stay near the kiosk.',
  laterTitle: 'The counter could not be told',
  later: 'The kiosk is off line. Your call will leave as soon as it can; meanwhile, go to the counter.',
  emergency: 'Technical emergency: {phone}',
  how1: 'One question per page. Touch the answer, then Continue.',
  how2: 'Finish erases everything, at any time.',
};
