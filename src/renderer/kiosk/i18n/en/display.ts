import type { Translated } from '../catalogue.ts';
import type { display as fr } from '../fr/display.ts';

export const display: Translated<typeof fr> = {
  title: 'Display',
  lead: 'Choose what suits you. Everything goes back at the end.',
  languageTitle: 'Language',
  languageLead: 'Choose your language.',
  unreviewed: 'Translation being checked; the French text prevails.',
  normal: 'Normal text',
  large: 'Large text',
  largest: 'Very large text',
  contrast: 'High contrast',
  low: 'Low position',
  speech: 'Listen to the kiosk',
  size: 'Text size',
  options: 'Options',
  noVoice: 'This kiosk has no voice in this language: sentences are written at the foot of the screen.',
};
