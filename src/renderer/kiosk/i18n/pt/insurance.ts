import type { Translated } from '../catalogue.ts';
import type { insurance as fr } from '../fr/insurance.ts';

export const insurance: Translated<typeof fr> = {
  insurer: 'Qual é a sua seguradora?',
  insurerLabel: 'Seguradora',
  insurerHint: 'O nome está no topo do certificado',
  policy: 'Qual é o número do contrato?',
  policyLabel: 'N.º do contrato',
  start: 'Quando começa?',
  startLabel: 'Início',
  end: 'Quando termina?',
  endLabel: 'Fim',
  endFault: 'O fim é anterior ao início.',
  now: 'O senhorio tem um certificado até {date}.',
  over: 'O seu certificado terminou em {date}.',
  never: 'O senhorio não tem nenhum certificado.',
  waiting: 'Um certificado já está a ser verificado.',
  show: 'Mostre o seu certificado',
  showLead: 'Fotografe-o ou coloque-o no tabuleiro do scanner.',
  showNeeded: 'É necessária pelo menos uma página.',
  pages: 'Páginas',
  period: 'De {start} a {end}',
  periodLabel: 'Período',
  send: 'Enviar o meu certificado',
  done: 'Certificado recebido',
  doneNext: 'O senhorio vai verificá-lo.',
};
