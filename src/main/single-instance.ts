import type { App, DoorWindow } from './electron-parts.ts';

type Raised = Pick<DoorWindow, 'isMinimized' | 'restore' | 'focus'>;

/** True when this is the only Guichet of the data folder; a second one shows the first's window and leaves. */
export function isOnlyInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  window: () => Raised | undefined,
): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const shown = window();
    if (shown?.isMinimized() === true) shown.restore();
    shown?.focus();
  });
  return true;
}
