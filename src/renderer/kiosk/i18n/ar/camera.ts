import type { Translated } from '../catalogue.ts';
import type { camera as fr } from '../fr/camera.ts';

export const camera: Translated<typeof fr> = {
  take: 'التقاط صورة',
  trayLabel: 'وضعها في الدرج',
  tray: 'ضع الورقة في الدرج',
  trayLead: 'الوجه المكتوب نحو الزجاج. المس «متابعة» عندما يتوقف الماسح.',
  aim: 'ضع الورقة أمام الكاميرا',
  live: 'صورة الكاميرا',
  opening: 'الكاميرا قيد التشغيل.',
  shoot: 'التقاط',
  readable: 'هل الصورة مقروءة؟',
  taken: 'الصورة الملتقطة',
  again: 'إعادة',
  use: 'استخدام هذه الصورة',
  checking: 'جارٍ فحص الصورة',
  page: 'صفحة {page}',
  remove: 'إزالة',
  removePage: 'إزالة الصفحة {page}',
  refused: 'الكاميرا غير متاحة.',
  refusedNext: 'استخدم الدرج أو توجّه إلى الشباك.',
};
