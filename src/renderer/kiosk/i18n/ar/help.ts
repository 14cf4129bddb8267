import type { Translated } from '../catalogue.ts';
import type { help as fr } from '../fr/help.ts';

export const help: Translated<typeof fr> = {
  title: 'هل تحتاج إلى مساعدة؟',
  lead: 'يمكن لموظف أن يأتي إليك.',
  call: 'استدعاء موظف',
  contacts: 'أرقام مفيدة',
  calledTitle: 'تم إعلام موظف',
  called: 'وصل نداؤك إلى الشباك. ابقَ قرب الجهاز.',
  laterTitle: 'تعذّر إعلام الشباك',
  later: 'الجهاز دون اتصال. سيُرسل نداؤك في أقرب وقت، وفي الأثناء توجّه إلى الشباك.',
  emergency: 'طوارئ تقنية: {phone}',
  how1: 'سؤال واحد في كل صفحة. المس الإجابة ثم متابعة.',
  how2: 'زر إنهاء يمسح كل شيء في أي وقت.',
};
