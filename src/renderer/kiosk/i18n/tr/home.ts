import type { Translated } from '../catalogue.ts';
import type { home as fr } from '../fr/home.ts';

export const home: Translated<typeof fr> = {
  title: 'Ne yapmak istersiniz?',
  lead: 'Merhaba. Bazı sayfalar gişe kodunuzu ya da parolanızı ister.',
  leadFull: 'Merhaba. Bütün sayfalar size açık.',
  leadPay: 'Ödeme yapabilirsiniz. Diğerleri için kimliğinizi doğrulayın.',
  account: 'Hesap {reference}',
  locked: 'kodunuzla',
  offline: 'Çevrimdışı: burada yaptıklarınız daha sonra gönderilir.',
  balance: 'Bakiyem',
  payment: 'Öde',
  documents: 'Belgelerim',
  insurance: 'Sigorta belgem',
  request: 'Talepte bulun',
  contactDetails: 'İletişim bilgilerim',
  space: 'Hesabımı oluştur',
  debit: 'Otomatik ödemem',
  contacts: 'Yararlı numaralar',
  library: 'Yararlı belgeler',
};
