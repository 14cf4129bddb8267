import type { Translated } from '../catalogue.ts';
import type { acts as fr } from '../fr/acts.ts';

export const acts: Translated<typeof fr> = {
  check: 'Her şey doğru mu?',
  skip: 'Atla',
  yes: 'Evet',
  no: 'Hayır',
  retry: 'Yeniden dene',
  sending: 'Kaydediliyor',
  sentNow: 'Kiraya veren kuruma iletildi.',
  sentLater: 'Bağlantı gelir gelmez gönderilecek.',
  none: 'Belirtilmedi',
  previous: 'Önceki sayfa',
  next: 'Sonraki sayfa',
  dateFault: 'Bu tarih okunamadı. Gün, ay ve yılı yazın: 05/11/2026.',
  dateHint: 'Gün, ay, yıl: 05/11/2026',
  frenchText: 'Bu metin yalnızca Fransızcadır. Gişedeki görevli size açıklayabilir.',
};
