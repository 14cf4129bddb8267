import type { Translated } from '../catalogue.ts';
import type { balance as fr } from '../fr/balance.ts';

export const balance: Translated<typeof fr> = {
  title: 'O meu saldo',
  hiddenLead: 'Olhe à sua volta: o montante aparece em grande.',
  show: 'Mostrar o meu saldo',
  hide: 'Esconder o montante',
  print: 'Imprimir o detalhe',
  pay: 'Pagar',
  hidden: 'Montante escondido',
  debit: 'Saldo devedor de',
  credit: 'Saldo credor de',
  even: 'Conta em dia',
  owed: 'Deve este montante ao seu senhorio, em {when}.',
  owing: 'O seu senhorio deve-lhe este montante, em {when}.',
  nothing: 'Não deve nada, em {when}.',
  late: { one: '{count} dia de atraso', many: '{count} dias de atraso', other: '{count} dias de atraso' },
  dueOn: 'a pagar até {day}',
  dueNow: 'a pagar',
  unsent: 'Pago aqui e ainda não contado: {amount}',
  rehidden: 'O montante esconde-se após 30 segundos.',
  more: { one: 'e mais {count} mês', other: 'e mais {count} meses' },
  printed: 'O detalhe está a ser impresso.',
  paper: 'A impressora não tem papel. Nada se perdeu.',
  printer: 'A impressora não responde. Nada se perdeu.',
};
