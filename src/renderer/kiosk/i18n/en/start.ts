import type { Translated } from '../catalogue.ts';
import type { start as fr } from '../fr/start.ts';

export const start: Translated<typeof fr> = {
  title: 'Hello',
  lead: 'Your balance, your documents, your requests, without waiting at the counter.',
  leadNone: 'Your requests and documents, without waiting at the counter.',
  emergency: 'Technical emergency, 24 hours a day:',
  enter: 'My tenant account',
  payOnly: 'Pay without signing in',
  language: 'Language',
  hours: 'Counter open: {hours}',
};
