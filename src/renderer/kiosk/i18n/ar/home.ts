import type { Translated } from '../catalogue.ts';
import type { home as fr } from '../fr/home.ts';

export const home: Translated<typeof fr> = {
  title: 'ماذا تريد أن تفعل؟',
  lead: 'مرحبًا. بعض الصفحات تتطلب رمز الشباك أو كلمة المرور.',
  leadFull: 'مرحبًا. كل الصفحات مفتوحة لك.',
  leadPay: 'يمكنك الدفع. لغير ذلك يجب أن تعرّف بنفسك.',
  account: 'الحساب {reference}',
  locked: 'برمزك',
  offline: 'دون اتصال: ما تقوم به هنا يُرسل لاحقًا.',
  balance: 'رصيدي',
  payment: 'الدفع',
  documents: 'مستنداتي',
  insurance: 'شهادة التأمين',
  request: 'تقديم طلب',
  contactDetails: 'بياناتي للاتصال',
  space: 'إنشاء حسابي',
  debit: 'الاقتطاع البنكي',
  contacts: 'أرقام مفيدة',
  library: 'وثائق مفيدة',
};
