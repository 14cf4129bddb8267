import type { Translated } from '../catalogue.ts';
import type { identify as fr } from '../fr/identify.ts';

export const identify: Translated<typeof fr> = {
  referenceTitle: 'Referansınız nedir?',
  referenceLead: 'Kira bildiriminizin kodunu okuyucunun altına tutun ya da referansı yazın.',
  referenceTop: 'Kira bildiriminizin kodunu okuyucunun altına tutun ya da üstte yazan referansı girin.',
  referenceTopLeft:
    'Kira bildiriminizin kodunu okuyucunun altına tutun ya da sol üstte yazan referansı girin.',
  referenceTopRight:
    'Kira bildiriminizin kodunu okuyucunun altına tutun ya da sağ üstte yazan referansı girin.',
  reference: 'Referans',
  referenceHint: 'Bildirimde yazdığı gibi',
  camera: 'Kamerayla oku',
  birthTitle: 'Doğum tarihiniz nedir?',
  birthLead: 'Gün, ay, sonra yıl.',
  birth: 'Doğum tarihi',
  birthHint: 'Örneğin 05/03/1972',
  nameTitle: 'Soyadınız nedir?',
  nameLead: 'Kira sözleşmesindeki soyadı.',
  name: 'Soyadı',
  firstNameTitle: 'Adınız nedir?',
  firstNameLead: 'İlk adınız yeterli.',
  firstName: 'Ad',
  again: 'İkinci kez yazın',
  againLead: 'Doğru hesaba ödemek için: aynı referans, bir kez daha.',
  payLead: 'Ödemek için referansınız yeterli. Ne ad ne bakiye gösterilir.',
  checking: 'Kontrol ediliyor',
  picture: 'Referans, kira bildiriminde çerçeve içindedir.',
  guichetTitle: 'Gişeye gidin',
  guichetLead: 'Bir görevli, kira bildiriminiz ya da kimliğinizle size yardım eder.',
  cameraTitle: 'Bildirimin kodunu gösterin',
  cameraLead: 'Bildirimi kameranın önünde, kodu düz tutun. Kendiliğinden okunur.',
  cameraNone: 'Kamera yanıt vermiyor. Referansı yazın.',
  cameraPicture: 'Kamera görüntüsü',
  waitTitle: '{count} saniye bekleyin',
};
