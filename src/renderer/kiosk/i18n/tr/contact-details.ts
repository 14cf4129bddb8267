import type { Translated } from '../catalogue.ts';
import type { contactDetails as fr } from '../fr/contact-details.ts';

export const contactDetails: Translated<typeof fr> = {
  phone: 'Telefon numaranız nedir?',
  phoneLabel: 'Telefon',
  keep: 'Atladığınız bilgi değişmez.',
  email: 'E-posta adresiniz nedir?',
  emailLabel: 'E-posta',
  again: 'E-posta adresinizi ikinci kez yazın',
  againLabel: 'E-posta, ikinci kez',
  againFault: 'İki adres aynı değil.',
  unchanged: 'Değişmez',
  send: 'Bilgilerimi gönder',
  done: 'Bilgiler iletildi',
  doneNext: 'Kurum, kullanmadan önce bunları kontrol eder.',
  nothing: 'Değişecek bir şey yok',
  nothingLead: 'Telefon ya da e-posta vermediniz. Bilgileriniz olduğu gibi kalıyor.',
};
