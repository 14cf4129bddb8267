import type { Translated } from '../catalogue.ts';
import type { insurance as fr } from '../fr/insurance.ts';

export const insurance: Translated<typeof fr> = {
  insurer: 'ما هي شركة التأمين؟',
  insurerLabel: 'شركة التأمين',
  insurerHint: 'اسمها في أعلى الشهادة',
  policy: 'ما هو رقم العقد؟',
  policyLabel: 'رقم العقد',
  start: 'متى تبدأ؟',
  startLabel: 'البداية',
  end: 'متى تنتهي؟',
  endLabel: 'النهاية',
  endFault: 'تاريخ النهاية يسبق تاريخ البداية.',
  now: 'لدى المؤجّر شهادة حتى {date}.',
  over: 'انتهت شهادتك في {date}.',
  never: 'ليس لدى المؤجّر أي شهادة.',
  waiting: 'هناك شهادة قيد التحقق.',
  show: 'أظهر شهادتك',
  showLead: 'صوّرها أو ضعها في درج الماسح.',
  showNeeded: 'تلزم صفحة واحدة على الأقل.',
  pages: 'الصفحات',
  period: 'من {start} إلى {end}',
  periodLabel: 'المدة',
  send: 'إرسال شهادتي',
  done: 'تم استلام الشهادة',
  doneNext: 'سيتحقق منها المؤجّر.',
};
