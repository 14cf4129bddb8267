import type { Translated } from '../catalogue.ts';
import type { refusals as fr } from '../fr/refusals.ts';

export const refusals: Translated<typeof fr> = {
  session: 'Your visit has ended. Start again from the first page.',
  proof: 'This page needs a counter code or your password.',
  identity: 'These answers do not go together. Check the reference and what you typed.',
  reference: 'This reference does not look right. Copy it from your rent notice.',
  twice: 'The two entries are different. Start again.',
  wait: {
    one: 'Too many tries in a row. Wait {count} second, then start again.',
    other: 'Too many tries in a row. Wait {count} seconds, then start again.',
  },
  waitMinutes: {
    one: 'Too many tries in a row. Wait {count} minute, or go to the counter.',
    other: 'Too many tries in a row. Wait {count} minutes, or go to the counter.',
  },
  counter: 'Too many tries. Go to the counter.',
  code: 'This code opens nothing: it is wrong, already used or too old. Ask for another one at the counter.',
  password: 'This password is not right.',
  offline: 'The kiosk is off line: the password cannot be checked. Use a counter code.',
  busy: 'A payment is already under way. Wait until it ends.',
  amount: 'This amount cannot be paid here.',
  terminal: 'The card terminal does not answer. Nothing was debited.',
  offer: 'This kiosk does not offer it. Go to the counter.',
  done: 'This is already recorded: there is nothing to do again.',
  tray: 'Nothing was found in the tray. Lay the sheet down, then start again.',
  field: 'This answer is not valid. Check it.',
  document: 'This document is not available on this kiosk.',
  exit: 'This code is not right.',
  base: 'This kiosk is not in service.',
  line: 'The kiosk did not answer. Nothing is lost: start again.',
};
