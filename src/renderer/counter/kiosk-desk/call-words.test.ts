import { expect, it } from 'vitest';
import { i18n } from '../../i18n/i18n.ts';
import { callInWords } from './call-words.ts';

it.each([
  ['Borne du hall', "La borne du hall demande de l'aide"],
  ['borne du rez-de-chaussée', "La borne du rez-de-chaussée demande de l'aide"],
  ['Hall B', "La borne «\u202fHall B\u202f» demande de l'aide"],
  ['Borneo', "La borne «\u202fBorneo\u202f» demande de l'aide"],
])('%s calls', (kiosk, words) => {
  expect(callInWords(kiosk, i18n.t)).toBe(words);
});
