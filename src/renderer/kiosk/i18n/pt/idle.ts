import type { Translated } from '../catalogue.ts';
import type { idle as fr } from '../fr/idle.ts';

export const idle: Translated<typeof fr> = {
  title: 'Ainda está aí?',
  lead: 'Sem resposta, tudo é apagado em',
  seconds: { one: '{count} segundo', other: '{count} segundos' },
  rest: 'Nada das suas informações fica no quiosque.',
  stay: 'Sim, continuar',
  finish: 'Terminar',
};
