/** Wrong ones before somebody is sent to the counter. */
export const REFERENCE_TRIES = 5;
/** The same of a kiosk, whatever the references. */
export const DEVICE_TRIES = 25;
/** Tries are forgotten after so long without a wrong one, counted while the program runs. */
export const TRIES_KEPT_MS = 60 * 60_000;
/** A kiosk forgives one wrong try each time this has passed. */
export const DEVICE_FORGIVES_MS = 3 * 60_000;

const FREE = 2;
const FIRST_WAIT_MS = 2_000;
const DEVICE_WAIT_MS = 15 * 60_000;

/** How long to wait after so many wrong tries: 2, 4, 8 s from the second on, an hour once they are used up. */
export function waitAfterTries(failures: number): number {
  if (failures < FREE) return 0;
  return failures < REFERENCE_TRIES ? FIRST_WAIT_MS * 2 ** (failures - FREE) : TRIES_KEPT_MS;
}

/** The same for a kiosk as a whole. */
export function waitOfDevice(failures: number): number {
  return failures < DEVICE_TRIES ? 0 : DEVICE_WAIT_MS;
}
