import type { PowerMonitor } from 'electron';

/** A post that is locked, put to sleep or handed to someone else locks Guichet with it. */
export function lockWithTheSystem(powerMonitor: Pick<PowerMonitor, 'on'>, lock: () => void): void {
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  powerMonitor.on('user-did-resign-active', lock);
}
