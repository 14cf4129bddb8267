import type { Translated } from '../catalogue.ts';
import type { contactDetails as fr } from '../fr/contact-details.ts';

export const contactDetails: Translated<typeof fr> = {
  phone: 'ما رقم هاتفك؟',
  phoneLabel: 'الهاتف',
  keep: 'ما تتخطاه يبقى كما هو.',
  email: 'ما بريدك الإلكتروني؟',
  emailLabel: 'البريد الإلكتروني',
  again: 'اكتب بريدك الإلكتروني مرة ثانية',
  againLabel: 'البريد الإلكتروني، مرة ثانية',
  againFault: 'العنوانان غير متطابقين.',
  unchanged: 'لا يتغير',
  send: 'إرسال بياناتي',
  done: 'تم إرسال البيانات',
  doneNext: 'يتحقق منها المؤجّر قبل استخدامها.',
  nothing: 'لا شيء لتغييره',
  nothingLead: 'لم تُدخل رقم هاتف ولا بريدًا إلكترونيًا. تبقى بياناتك كما هي.',
};
