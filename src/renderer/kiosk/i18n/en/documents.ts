import type { Translated } from '../catalogue.ts';
import type { documents as fr } from '../fr/documents.ts';

export const documents: Translated<typeof fr> = {
  title: 'My documents',
  lead: 'Touch a document to read it.',
  empty: 'No document is available here.',
  of: 'of {date}',
  later: 'not on this kiosk yet',
  type_avis: 'Rent notice',
  type_quittance: 'Rent receipt',
  type_regularisation: 'Service charge settlement',
  print: 'Print',
  printed: 'Document printed',
  printedLead: 'Take it from the printer.',
  larger: 'Enlarge',
  smaller: 'Reduce',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  page: 'Page {page}',
  unreadable: 'This document cannot be shown here.',
};
