import type { Translated } from '../catalogue.ts';
import type { print as fr } from '../fr/print.ts';

export const print: Translated<typeof fr> = {
  printing: 'جارٍ الطباعة',
  printed: 'تمت الطباعة: خذ تذكرتك.',
  paper: 'نفد ورق الطابعة',
  printer: 'الطابعة لا تستجيب',
  kept: 'عمليتك مسجَّلة. دوّن هذا الرقم:',
  keptPaper: 'لم يضِع شيء: يمكن للشباك طباعته.',
  retry: 'إعادة المحاولة',
  without: 'المتابعة بدون تذكرة',
};
