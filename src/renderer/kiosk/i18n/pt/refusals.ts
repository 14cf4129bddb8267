import type { Translated } from '../catalogue.ts';
import type { refusals as fr } from '../fr/refusals.ts';

export const refusals: Translated<typeof fr> = {
  session: 'A sua visita terminou. Recomece na primeira página.',
  proof: 'Esta página pede um código do balcão ou a sua palavra-passe.',
  identity: 'Estas respostas não combinam. Verifique a referência e o que escreveu.',
  reference: 'Esta referência não tem a forma esperada. Copie-a do seu aviso de renda.',
  twice: 'As duas entradas são diferentes. Recomece.',
  wait: {
    one: 'Demasiadas tentativas seguidas. Aguarde {count} segundo e recomece.',
    other: 'Demasiadas tentativas seguidas. Aguarde {count} segundos e recomece.',
  },
  waitMinutes: {
    one: 'Demasiadas tentativas seguidas. Aguarde {count} minuto, ou dirija-se ao balcão.',
    other: 'Demasiadas tentativas seguidas. Aguarde {count} minutos, ou dirija-se ao balcão.',
  },
  counter: 'Demasiadas tentativas. Dirija-se ao balcão.',
  code: 'Este código não abre nada: está errado, já foi usado ou é demasiado antigo. Peça outro ao balcão.',
  password: 'A palavra-passe não está certa.',
  offline: 'O quiosque está sem ligação: a palavra-passe não pode ser verificada. Use um código do balcão.',
  busy: 'Já há um pagamento em curso. Aguarde que termine.',
  amount: 'Este montante não pode ser pago aqui.',
  terminal: 'O terminal de pagamento não responde. Nada foi debitado.',
  offer: 'Este quiosque não o propõe. Dirija-se ao balcão.',
  done: 'Isto já está registado: não é preciso repetir.',
  tray: 'Não se encontrou nada no tabuleiro. Coloque a folha e recomece.',
  field: 'Esta resposta não é válida. Verifique-a.',
  document: 'Este documento não está disponível neste quiosque.',
  exit: 'Este código não está certo.',
  base: 'Este quiosque não está em serviço.',
  line: 'O quiosque não respondeu. Nada se perdeu: recomece.',
};
