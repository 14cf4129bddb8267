import type { Translated } from '../catalogue.ts';
import type { camera as fr } from '../fr/camera.ts';

export const camera: Translated<typeof fr> = {
  take: 'Take a photo',
  trayLabel: 'Lay it in the tray',
  tray: 'Lay the sheet in the tray',
  trayLead: 'Written side against the glass. Touch "Continue" when the scanner stops.',
  aim: 'Hold the paper in front of the camera',
  live: 'Camera picture',
  opening: 'The camera is starting.',
  shoot: 'Take the picture',
  readable: 'Can the photo be read?',
  taken: 'Photo taken',
  again: 'Start again',
  use: 'Use this photo',
  checking: 'The photo is being checked',
  page: 'Page {page}',
  remove: 'Remove',
  removePage: 'Remove page {page}',
  refused: 'The camera is not available.',
  refusedNext: 'Use the tray, or go to the counter.',
};
