import type { Translated } from '../catalogue.ts';
import type { proof as fr } from '../fr/proof.ts';

export const proof: Translated<typeof fr> = {
  codeTitle: 'Gişe kodunuz var mı?',
  codeLead: 'Bu sayfa bir kanıt daha ister. Bir görevli kodu bir dakikada verir; bir kez kullanılır.',
  code: 'Gişe kodu',
  codeHint: 'ABCD-EFGH gibi',
  usePassword: 'Parolamı kullan',
  passwordTitle: 'Parolanız nedir?',
  passwordLead: 'Kiracı hesabınızın parolası. Gösterilmez ve saklanmaz.',
  password: 'Parola',
  passwordHint: 'Her karakter bir nokta gösterir.',
  useCode: 'Gişe kodu kullan',
  checking: 'Kontrol ediliyor',
  noneTitle: 'Gişeye gidin',
  noneLead: 'Bu sayfa bir kod ister. Bir görevli bir dakikada verir.',
};
