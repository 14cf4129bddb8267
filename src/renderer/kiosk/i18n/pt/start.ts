import type { Translated } from '../catalogue.ts';
import type { start as fr } from '../fr/start.ts';

export const start: Translated<typeof fr> = {
  title: 'Bom dia',
  lead: 'O seu saldo, os seus documentos, os seus pedidos, sem esperar ao balcão.',
  leadNone: 'Os seus pedidos e documentos, sem esperar ao balcão.',
  emergency: 'Urgência técnica, 24 horas por dia:',
  enter: 'A minha conta',
  payOnly: 'Pagar sem me identificar',
  language: 'Idioma',
  hours: 'Balcão aberto: {hours}',
};
