import type { Translated } from '../catalogue.ts';
import type { print as fr } from '../fr/print.ts';

export const print: Translated<typeof fr> = {
  printing: 'Yazdırılıyor',
  printed: 'Yazdırıldı: fişinizi alın.',
  paper: 'Yazıcıda kâğıt kalmadı',
  printer: 'Yazıcı yanıt vermiyor',
  kept: 'İşleminiz kaydedildi. Bu numarayı not edin:',
  keptPaper: 'Hiçbir şey kaybolmadı: gişe yazdırabilir.',
  retry: 'Yeniden dene',
  without: 'Fişsiz devam et',
};
