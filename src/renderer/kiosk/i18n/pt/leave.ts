import type { Translated } from '../catalogue.ts';
import type { leave as fr } from '../fr/leave.ts';

export const leave: Translated<typeof fr> = {
  title: 'Código do pessoal',
  lead: 'Reservado aos funcionários.',
  code: 'Código de saída',
  quit: 'Sair do quiosque',
  done: 'O quiosque está a parar.',
};
