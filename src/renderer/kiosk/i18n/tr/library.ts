import type { Translated } from '../catalogue.ts';
import type { library as fr } from '../fr/library.ts';

export const library: Translated<typeof fr> = {
  title: 'Yararlı belgeler',
  lead: 'Okumak için bir metne dokunun.',
  empty: 'Kullanılabilir metin yok.',
  specimen: 'Örnek metin, kurum tarafından onaylanacak.',
};
