import type { Translated } from '../catalogue.ts';
import type { library as fr } from '../fr/library.ts';

export const library: Translated<typeof fr> = {
  title: 'Documentos úteis',
  lead: 'Toque num texto para o ler.',
  empty: 'Não há nenhum texto disponível.',
  specimen: 'Texto de exemplo, a validar pelo senhorio.',
};
