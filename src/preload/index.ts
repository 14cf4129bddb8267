import { ipcRenderer } from 'electron';
import { handOver, type PageWindow } from './hand-over.ts';

declare const window: PageWindow;

handOver(ipcRenderer, window);
