import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { DoorWindow } from './electron-parts.ts';

/** Settings of this device's window, in a small file beside the base; nothing of a tenant is ever put there. */
export type DeviceSettings = { get(key: string): unknown; set(key: string, value: unknown): void };

const KEY = 'fenetre';
const LEAST = { width: 1024, height: 640 };

/** Where the window was last, or nothing when it was full, never shown, or what is kept does not read. */
export function lastPlace(
  settings: DeviceSettings,
): Pick<BrowserWindowConstructorOptions, 'x' | 'y' | 'width' | 'height'> | undefined {
  const kept = settings.get(KEY);
  if (!isRectangle(kept) || kept.width < LEAST.width || kept.height < LEAST.height) return undefined;
  return { x: kept.x, y: kept.y, width: kept.width, height: kept.height };
}

/** Keeps where the window stands when it closes. */
export function rememberPlace(
  window: Pick<DoorWindow, 'on' | 'isMaximized' | 'getNormalBounds'>,
  settings: DeviceSettings,
): void {
  window.on('close', () => settings.set(KEY, window.isMaximized() ? null : window.getNormalBounds()));
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false;
  return ['x', 'y', 'width', 'height'].every(
    (side) => side in value && Number.isInteger(value[side as keyof typeof value]),
  );
}
