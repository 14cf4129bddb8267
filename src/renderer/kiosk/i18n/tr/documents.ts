import type { Translated } from '../catalogue.ts';
import type { documents as fr } from '../fr/documents.ts';

export const documents: Translated<typeof fr> = {
  title: 'Belgelerim',
  lead: 'Okumak için bir belgeye dokunun.',
  empty: 'Burada kullanılabilir belge yok.',
  of: '{date} tarihli',
  later: 'henüz bu kioskta değil',
  type_avis: 'Kira bildirimi',
  type_quittance: 'Kira makbuzu',
  type_regularisation: 'Aidat mahsubu',
  print: 'Yazdır',
  printed: 'Belge yazdırıldı',
  printedLead: 'Yazıcıdan alın.',
  larger: 'Büyüt',
  smaller: 'Küçült',
  up: 'Yukarı',
  down: 'Aşağı',
  left: 'Sola',
  right: 'Sağa',
  page: 'Sayfa {page}',
  unreadable: 'Bu belge burada gösterilemiyor.',
};
