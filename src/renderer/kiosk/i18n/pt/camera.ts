import type { Translated } from '../catalogue.ts';
import type { camera as fr } from '../fr/camera.ts';

export const camera: Translated<typeof fr> = {
  take: 'Tirar uma fotografia',
  trayLabel: 'Colocar no tabuleiro',
  tray: 'Coloque a folha no tabuleiro',
  trayLead: 'Face escrita contra o vidro. Toque em «Continuar» quando o scanner parar.',
  aim: 'Coloque o papel em frente da câmara',
  live: 'Imagem da câmara',
  opening: 'A câmara está a ligar.',
  shoot: 'Fotografar',
  readable: 'A fotografia lê-se bem?',
  taken: 'Fotografia tirada',
  again: 'Repetir',
  use: 'Usar esta fotografia',
  checking: 'A fotografia está a ser verificada',
  page: 'Página {page}',
  remove: 'Retirar',
  removePage: 'Retirar a página {page}',
  refused: 'A câmara não está disponível.',
  refusedNext: 'Use o tabuleiro ou dirija-se ao balcão.',
};
