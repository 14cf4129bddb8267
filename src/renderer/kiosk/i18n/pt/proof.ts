import type { Translated } from '../catalogue.ts';
import type { proof as fr } from '../fr/proof.ts';

export const proof: Translated<typeof fr> = {
  codeTitle: 'Tem um código do balcão?',
  codeLead: 'Esta página pede mais uma prova. Um funcionário dá o código num minuto; serve uma só vez.',
  code: 'Código do balcão',
  codeHint: 'Como ABCD-EFGH',
  usePassword: 'Usar a minha palavra-passe',
  passwordTitle: 'Qual é a sua palavra-passe?',
  passwordLead: 'A da sua conta de inquilino. Não aparece e não fica guardada.',
  password: 'Palavra-passe',
  passwordHint: 'Cada carácter mostra um ponto.',
  useCode: 'Usar um código do balcão',
  checking: 'A verificar',
  noneTitle: 'Dirija-se ao balcão',
  noneLead: 'Esta página pede um código. Um funcionário dá-lho num minuto.',
};
