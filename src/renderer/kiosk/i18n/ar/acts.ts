import type { Translated } from '../catalogue.ts';
import type { acts as fr } from '../fr/acts.ts';

export const acts: Translated<typeof fr> = {
  check: 'هل كل شيء صحيح؟',
  skip: 'تخطٍّ',
  yes: 'نعم',
  no: 'لا',
  retry: 'إعادة المحاولة',
  sending: 'جارٍ الحفظ',
  sentNow: 'تم إرساله إلى المؤجّر.',
  sentLater: 'سيُرسَل فور عودة الاتصال.',
  none: 'غير مذكور',
  previous: 'الصفحة السابقة',
  next: 'الصفحة التالية',
  dateFault: 'تعذّرت قراءة هذا التاريخ. اكتب اليوم ثم الشهر ثم السنة: 05/11/2026.',
  dateHint: 'اليوم والشهر والسنة: 05/11/2026',
  frenchText: 'هذا النص متوفر باللغة الفرنسية فقط. يمكن لموظف الشباك أن يشرحه لك.',
};
