import type { Translated } from '../catalogue.ts';
import type { documents as fr } from '../fr/documents.ts';

export const documents: Translated<typeof fr> = {
  title: 'Os meus documentos',
  lead: 'Toque num documento para o ler.',
  empty: 'Não há nenhum documento disponível aqui.',
  of: 'de {date}',
  later: 'ainda não está neste quiosque',
  type_avis: 'Aviso de renda',
  type_quittance: 'Recibo de renda',
  type_regularisation: 'Acerto de encargos',
  print: 'Imprimir',
  printed: 'Documento impresso',
  printedLead: 'Retire-o da impressora.',
  larger: 'Aumentar',
  smaller: 'Reduzir',
  up: 'Subir',
  down: 'Descer',
  left: 'Esquerda',
  right: 'Direita',
  page: 'Página {page}',
  unreadable: 'Este documento não pode ser mostrado aqui.',
};
