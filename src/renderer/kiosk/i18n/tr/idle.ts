import type { Translated } from '../catalogue.ts';
import type { idle as fr } from '../fr/idle.ts';

export const idle: Translated<typeof fr> = {
  title: 'Hâlâ burada mısınız?',
  lead: 'Yanıt olmazsa her şey şu sürede silinir:',
  seconds: { other: '{count} saniye' },
  rest: 'Kioskta size ait hiçbir bilgi kalmaz.',
  stay: 'Evet, devam',
  finish: 'Bitir',
};
