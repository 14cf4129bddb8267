import type { Translated } from '../catalogue.ts';
import type { display as fr } from '../fr/display.ts';

export const display: Translated<typeof fr> = {
  title: 'العرض',
  lead: 'اختر ما يناسبك. يعود كل شيء كما كان في النهاية.',
  languageTitle: 'اللغة',
  languageLead: 'اختر لغتك.',
  unreviewed: 'الترجمة قيد المراجعة، والنص الفرنسي هو المعتمد.',
  normal: 'نص عادي',
  large: 'نص كبير',
  largest: 'نص كبير جدًا',
  contrast: 'تباين قوي',
  low: 'وضع منخفض',
  speech: 'الاستماع إلى الجهاز',
  size: 'حجم النص',
  options: 'خيارات',
  noVoice: 'ليس لهذا الجهاز صوت بهذه اللغة: تُكتب الجمل أسفل الشاشة.',
};
