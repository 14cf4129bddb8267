import type { Translated } from '../catalogue.ts';
import type { start as fr } from '../fr/start.ts';

export const start: Translated<typeof fr> = {
  title: 'مرحبًا',
  lead: 'رصيدك ومستنداتك وطلباتك، دون انتظار أمام الشباك.',
  leadNone: 'طلباتك ومستنداتك، دون انتظار أمام الشباك.',
  emergency: 'طوارئ تقنية، على مدار الساعة:',
  enter: 'حسابي كمستأجر',
  payOnly: 'الدفع دون تعريف بنفسي',
  language: 'اللغة',
  hours: 'الشباك مفتوح: {hours}',
};
