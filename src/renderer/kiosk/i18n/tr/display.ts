import type { Translated } from '../catalogue.ts';
import type { display as fr } from '../fr/display.ts';

export const display: Translated<typeof fr> = {
  title: 'Görünüm',
  lead: 'Size uygun olanı seçin. Sonunda her şey eski hâline döner.',
  languageTitle: 'Dil',
  languageLead: 'Dilinizi seçin.',
  unreviewed: 'Çeviri kontrol ediliyor; Fransızca metin geçerlidir.',
  normal: 'Normal yazı',
  large: 'Büyük yazı',
  largest: 'Çok büyük yazı',
  contrast: 'Yüksek kontrast',
  low: 'Alçak konum',
  speech: 'Kioskun sesini dinle',
  size: 'Yazı boyutu',
  options: 'Seçenekler',
  noVoice: 'Bu kioskta bu dilde ses yok: cümleler ekranın altında yazılır.',
};
