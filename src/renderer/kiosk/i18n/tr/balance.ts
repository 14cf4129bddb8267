import type { Translated } from '../catalogue.ts';
import type { balance as fr } from '../fr/balance.ts';

export const balance: Translated<typeof fr> = {
  title: 'Bakiyem',
  hiddenLead: 'Çevrenize bakın: tutar büyük yazılır.',
  show: 'Bakiyemi göster',
  hide: 'Tutarı gizle',
  print: 'Ayrıntıyı yazdır',
  pay: 'Öde',
  hidden: 'Tutar gizli',
  debit: 'Borcunuz',
  credit: 'Alacağınız',
  even: 'Hesap güncel',
  owed: 'Ev sahibinize olan borcunuz, {when}.',
  owing: 'Ev sahibinizin size borcu, {when}.',
  nothing: 'Borcunuz yok, {when}.',
  late: { other: '{count} gün gecikmiş' },
  dueOn: 'son ödeme {day}',
  dueNow: 'ödenecek',
  unsent: 'Burada ödendi, henüz sayılmadı: {amount}',
  rehidden: 'Tutar 30 saniye sonra gizlenir.',
  more: { other: 've {count} ay daha' },
  printed: 'Ayrıntı yazdırılıyor.',
  paper: 'Yazıcıda kağıt kalmadı. Hiçbir şey kaybolmadı.',
  printer: 'Yazıcı yanıt vermiyor. Hiçbir şey kaybolmadı.',
};
