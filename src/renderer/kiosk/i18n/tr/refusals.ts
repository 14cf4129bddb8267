import type { Translated } from '../catalogue.ts';
import type { refusals as fr } from '../fr/refusals.ts';

export const refusals: Translated<typeof fr> = {
  session: 'Ziyaretiniz bitti. İlk sayfadan başlayın.',
  proof: 'Bu sayfa gişe kodu ya da parolanızı ister.',
  identity: 'Bu yanıtlar birbirine uymuyor. Referansı ve yazdıklarınızı kontrol edin.',
  reference: 'Bu referans beklenen biçimde değil. Kira bildiriminizden aktarın.',
  twice: 'İki giriş farklı. Yeniden başlayın.',
  wait: { other: 'Art arda çok fazla deneme. {count} saniye bekleyin, sonra yeniden deneyin.' },
  waitMinutes: { other: 'Art arda çok fazla deneme. {count} dakika bekleyin ya da gişeye gidin.' },
  counter: 'Çok fazla deneme. Gişeye gidin.',
  code: 'Bu kod hiçbir şey açmıyor: yanlış, kullanılmış ya da eski. Gişeden yenisini isteyin.',
  password: 'Parola doğru değil.',
  offline: 'Kiosk çevrimdışı: parola kontrol edilemiyor. Gişe kodu kullanın.',
  busy: 'Süren bir ödeme var. Bitmesini bekleyin.',
  amount: 'Bu tutar burada ödenemez.',
  terminal: 'Kart cihazı yanıt vermiyor. Hiçbir tutar çekilmedi.',
  offer: 'Bu kiosk bunu sunmuyor. Gişeye gidin.',
  done: 'Bu zaten kayıtlı: tekrar yapmanıza gerek yok.',
  tray: 'Tepside bir şey bulunamadı. Kağıdı koyun, sonra yeniden deneyin.',
  field: 'Bu yanıt geçerli değil. Kontrol edin.',
  document: 'Bu belge bu kioskta yok.',
  exit: 'Bu kod doğru değil.',
  base: 'Bu kiosk hizmette değil.',
  line: 'Kiosk yanıt vermedi. Hiçbir şey kaybolmadı: yeniden deneyin.',
};
