import type { Translated } from '../catalogue.ts';
import type { proof as fr } from '../fr/proof.ts';

export const proof: Translated<typeof fr> = {
  codeTitle: 'Do you have a counter code?',
  codeLead: 'This page needs one more proof. A member of staff gives the code in a minute; it works once.',
  code: 'Counter code',
  codeHint: 'Like ABCD-EFGH',
  usePassword: 'Use my password',
  passwordTitle: 'What is your password?',
  passwordLead: 'The one of your tenant account. It is neither shown nor kept.',
  password: 'Password',
  passwordHint: 'Each character typed shows a dot.',
  useCode: 'Use a counter code',
  checking: 'Checking',
  noneTitle: 'Go to the counter',
  noneLead: 'This page needs a code. A member of staff gives it in a minute.',
};
