import type { Translated } from '../catalogue.ts';
import type { idle as fr } from '../fr/idle.ts';

export const idle: Translated<typeof fr> = {
  title: 'هل ما زلت هنا؟',
  lead: 'دون إجابة، يُمسح كل شيء خلال',
  seconds: {
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: '{count} ثوانٍ',
    many: '{count} ثانية',
    other: '{count} ثانية',
  },
  rest: 'لا يبقى أي من معلوماتك على الجهاز.',
  stay: 'نعم، متابعة',
  finish: 'إنهاء',
};
