import type { Translated } from '../catalogue.ts';
import type { print as fr } from '../fr/print.ts';

export const print: Translated<typeof fr> = {
  printing: 'A imprimir',
  printed: 'Impresso: retire o seu talão.',
  paper: 'A impressora está sem papel',
  printer: 'A impressora não responde',
  kept: 'A sua operação está registada. Anote este número:',
  keptPaper: 'Nada se perdeu: o balcão pode imprimi-lo.',
  retry: 'Tentar de novo',
  without: 'Continuar sem talão',
};
