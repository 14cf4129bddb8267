import type { Translated } from '../catalogue.ts';
import type { camera as fr } from '../fr/camera.ts';

export const camera: Translated<typeof fr> = {
  take: 'Fotoğraf çek',
  trayLabel: 'Tepsiye koy',
  tray: 'Kâğıdı tepsiye koyun',
  trayLead: 'Yazılı yüzü cama gelsin. Tarayıcı durunca "Devam" düğmesine dokunun.',
  aim: 'Kâğıdı kameranın önüne tutun',
  live: 'Kamera görüntüsü',
  opening: 'Kamera açılıyor.',
  shoot: 'Çek',
  readable: 'Fotoğraf okunuyor mu?',
  taken: 'Çekilen fotoğraf',
  again: 'Yeniden çek',
  use: 'Bu fotoğrafı kullan',
  checking: 'Fotoğraf kontrol ediliyor',
  page: 'Sayfa {page}',
  remove: 'Kaldır',
  removePage: '{page}. sayfayı kaldır',
  refused: 'Kamera kullanılamıyor.',
  refusedNext: 'Tepsiyi kullanın veya gişeye başvurun.',
};
