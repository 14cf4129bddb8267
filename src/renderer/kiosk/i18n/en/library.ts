import type { Translated } from '../catalogue.ts';
import type { library as fr } from '../fr/library.ts';

export const library: Translated<typeof fr> = {
  title: 'Useful documents',
  lead: 'Touch a text to read it.',
  empty: 'No text is available.',
  specimen: 'Sample text, to be validated by the landlord.',
};
