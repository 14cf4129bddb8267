import type { Translated } from '../catalogue.ts';
import type { acts as fr } from '../fr/acts.ts';

export const acts: Translated<typeof fr> = {
  check: 'Está tudo certo?',
  skip: 'Saltar',
  yes: 'Sim',
  no: 'Não',
  retry: 'Tentar de novo',
  sending: 'A guardar',
  sentNow: 'Foi enviado ao seu senhorio.',
  sentLater: 'Será enviado assim que a ligação voltar.',
  none: 'Não indicado',
  previous: 'Página anterior',
  next: 'Página seguinte',
  dateFault: 'Não foi possível ler esta data. Escreva dia, mês e ano: 05/11/2026.',
  dateHint: 'Dia, mês, ano: 05/11/2026',
  frenchText: 'Este texto existe apenas em francês. Um agente do balcão pode explicar-lho.',
};
