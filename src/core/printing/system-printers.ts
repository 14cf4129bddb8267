import type { PrinterPort } from '../ports.ts';
import { cupsPrinters } from './cups.ts';
import { windowsPrinters } from './windows.ts';

/** The printers of this machine's own system. */
export function systemPrinters(platform: NodeJS.Platform): PrinterPort {
  return platform === 'win32' ? windowsPrinters() : cupsPrinters();
}
