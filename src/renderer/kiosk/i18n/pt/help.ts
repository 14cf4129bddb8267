import type { Translated } from '../catalogue.ts';
import type { help as fr } from '../fr/help.ts';

export const help: Translated<typeof fr> = {
  title: 'Precisa de ajuda?',
  lead: 'Um funcionário pode vir ter consigo.',
  call: 'Chamar um funcionário',
  contacts: 'Contactos úteis',
  calledTitle: 'Um funcionário foi avisado',
  called: 'O balcão recebeu a sua chamada. Fique perto do quiosque.',
  laterTitle: 'Não foi possível avisar o balcão',
  later: 'O quiosque está sem ligação. A chamada seguirá logo que possível; entretanto, dirija-se ao balcão.',
  emergency: 'Urgência técnica: {phone}',
  how1: 'Uma pergunta por página. Toque na resposta e depois em Continuar.',
  how2: 'Terminar apaga tudo, a qualquer momento.',
};
