import type { Translated } from '../catalogue.ts';
import type { home as fr } from '../fr/home.ts';

export const home: Translated<typeof fr> = {
  title: 'O que deseja fazer?',
  lead: 'Bom dia. Algumas páginas pedem o código do balcão ou a sua palavra-passe.',
  leadFull: 'Bom dia. Todas as páginas estão abertas.',
  leadPay: 'Pode pagar. Para o resto, é preciso identificar-se.',
  account: 'Conta {reference}',
  locked: 'com o seu código',
  offline: 'Sem ligação: o que fizer aqui será enviado mais tarde.',
  balance: 'O meu saldo',
  payment: 'Pagar',
  documents: 'Os meus documentos',
  insurance: 'O meu seguro',
  request: 'Fazer um pedido',
  contactDetails: 'Os meus contactos',
  space: 'Criar a minha conta',
  debit: 'O meu débito direto',
  contacts: 'Contactos úteis',
  library: 'Documentos úteis',
};
