import type { Translated } from '../catalogue.ts';
import type { insurance as fr } from '../fr/insurance.ts';

export const insurance: Translated<typeof fr> = {
  insurer: 'Sigorta şirketiniz hangisi?',
  insurerLabel: 'Sigorta şirketi',
  insurerHint: 'Adı belgenin üst kısmındadır',
  policy: 'Poliçe numarası nedir?',
  policyLabel: 'Poliçe numarası',
  start: 'Ne zaman başlıyor?',
  startLabel: 'Başlangıç',
  end: 'Ne zaman bitiyor?',
  endLabel: 'Bitiş',
  endFault: 'Bitiş, başlangıçtan önce.',
  now: 'Kurumda {date} tarihine kadar geçerli belge var.',
  over: 'Belgeniz {date} tarihinde sona erdi.',
  never: 'Kurumda belge yok.',
  waiting: 'Bir belge zaten kontrol ediliyor.',
  show: 'Belgenizi gösterin',
  showLead: 'Fotoğrafını çekin veya tarayıcı tepsisine koyun.',
  showNeeded: 'En az bir sayfa gerekli.',
  pages: 'Sayfalar',
  period: '{start} - {end}',
  periodLabel: 'Süre',
  send: 'Belgemi gönder',
  done: 'Belge alındı',
  doneNext: 'Kurum belgeyi kontrol edecek.',
};
