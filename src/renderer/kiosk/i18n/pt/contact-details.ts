import type { Translated } from '../catalogue.ts';
import type { contactDetails as fr } from '../fr/contact-details.ts';

export const contactDetails: Translated<typeof fr> = {
  phone: 'Qual é o seu telefone?',
  phoneLabel: 'Telefone',
  keep: 'O que saltar não muda.',
  email: 'Qual é o seu e-mail?',
  emailLabel: 'E-mail',
  again: 'Escreva o seu e-mail uma segunda vez',
  againLabel: 'E-mail, segunda vez',
  againFault: 'Os dois endereços não são iguais.',
  unchanged: 'Não muda',
  send: 'Enviar os meus contactos',
  done: 'Contactos transmitidos',
  doneNext: 'O senhorio verifica-os antes de os usar.',
  nothing: 'Nada a alterar',
  nothingLead: 'Não indicou telefone nem e-mail. Os seus contactos ficam como estão.',
};
