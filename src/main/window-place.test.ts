import { describe, expect, test } from 'vitest';
import type { DoorWindow } from './electron-parts.ts';
import { type DeviceSettings, lastPlace, rememberPlace } from './window-place.ts';

function settingsOf(kept: Record<string, unknown>): DeviceSettings {
  return { get: (key) => kept[key], set: (key, value) => Object.assign(kept, { [key]: value }) };
}
const bounds = { x: 40, y: 30, width: 1400, height: 900 };

function closing(maximized: boolean): Pick<DoorWindow, 'on' | 'isMaximized' | 'getNormalBounds'> {
  const on = ((_name: string, listener: () => void) => listener()) as unknown as DoorWindow['on'];
  return { on, isMaximized: () => maximized, getNormalBounds: () => bounds };
}

describe('the place of the window', () => {
  test('is found again where it was', () => {
    const settings = settingsOf({});
    rememberPlace(closing(false), settings);
    expect(lastPlace(settings)).toEqual(bounds);
  });
  test('is the whole screen when it was closed so, and at first', () => {
    const settings = settingsOf({ fenetre: bounds });
    rememberPlace(closing(true), settings);
    expect(lastPlace(settings)).toBeUndefined();
    expect(lastPlace(settingsOf({}))).toBeUndefined();
  });
  test.each([[{ ...bounds, width: 10 }], [{ ...bounds, x: 'a' }], ['1400x900'], [[1, 2]]])(
    '%j is passed over',
    (kept) => {
      expect(lastPlace(settingsOf({ fenetre: kept }))).toBeUndefined();
    },
  );
});
