import type { Translated } from '../catalogue.ts';
import type { help as fr } from '../fr/help.ts';

export const help: Translated<typeof fr> = {
  title: 'Yardım ister misiniz?',
  lead: 'Bir görevli yanınıza gelebilir.',
  call: 'Görevli çağır',
  contacts: 'Yararlı numaralar',
  calledTitle: 'Bir görevliye haber verildi',
  called: 'Gişe çağrınızı aldı. Kioskun yanında kalın.',
  laterTitle: 'Gişeye haber verilemedi',
  later: 'Kiosk çevrimdışı. Çağrınız en kısa sürede gönderilir; bu arada gişeye gidin.',
  emergency: 'Teknik acil durum: {phone}',
  how1: "Her sayfada bir soru. Yanıta, sonra Devam'a dokunun.",
  how2: 'Bitir, her an her şeyi siler.',
};
