import type { Translated } from '../catalogue.ts';
import type { display as fr } from '../fr/display.ts';

export const display: Translated<typeof fr> = {
  title: 'Ecrã',
  lead: 'Escolha o que lhe convém. No fim, tudo volta ao que era.',
  languageTitle: 'Idioma',
  languageLead: 'Escolha o seu idioma.',
  unreviewed: 'Tradução em revisão; o texto francês faz fé.',
  normal: 'Texto normal',
  large: 'Texto grande',
  largest: 'Texto muito grande',
  contrast: 'Contraste forte',
  low: 'Modo baixo',
  speech: 'Ouvir o quiosque',
  size: 'Tamanho do texto',
  options: 'Opções',
  noVoice: 'Este quiosque não tem voz neste idioma: as frases aparecem em baixo no ecrã.',
};
