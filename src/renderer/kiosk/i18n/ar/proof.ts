import type { Translated } from '../catalogue.ts';
import type { proof as fr } from '../fr/proof.ts';

export const proof: Translated<typeof fr> = {
  codeTitle: 'هل لديك رمز من الشباك؟',
  codeLead: 'هذه الصفحة تتطلب إثباتًا إضافيًا. يعطيك موظف الرمز في دقيقة، ويُستعمل مرة واحدة.',
  code: 'رمز الشباك',
  codeHint: 'مثل ⁦ABCD-EFGH⁩',
  usePassword: 'استعمال كلمة المرور',
  passwordTitle: 'ما هي كلمة مرورك؟',
  passwordLead: 'كلمة مرور حسابك كمستأجر. لا تظهر ولا تُحفظ.',
  password: 'كلمة المرور',
  passwordHint: 'كل حرف يظهر على شكل نقطة.',
  useCode: 'استعمال رمز من الشباك',
  checking: 'جارٍ التحقق',
  noneTitle: 'توجّه إلى الشباك',
  noneLead: 'هذه الصفحة تتطلب رمزًا. يعطيك إياه موظف في دقيقة.',
};
