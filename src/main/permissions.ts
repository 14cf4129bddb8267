import type { Station } from '../contract/core-process.ts';
import type { DoorSession } from './electron-parts.ts';
import { isPageAddress } from './page-scheme.ts';

/**
 * What the page may ask of the machine: to copy (an account's reference) and to fill the screen; and the camera, for a
 * photo of what is joined to an act, never the microphone. Pasting goes by the keyboard and needs no permission.
 */
const ALLOWED: Readonly<Record<Station, ReadonlySet<string>>> = {
  counter: new Set(['clipboard-sanitized-write', 'fullscreen']),
  // The whole screen is its own already, and nothing is copied.
  kiosk: new Set(),
};

/** Denies by default, asks nobody, and keeps the page off the network and off the devices. A kiosk's downloads nothing. */
export function guardSession(session: Omit<DoorSession, 'protocol'>, station: Station = 'counter'): void {
  const allowedHere = ALLOWED[station];
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const allowed = allowedHere.has(permission) || (permission === 'media' && isCameraAlone(details));
    callback(allowed && details.isMainFrame && isPageAddress(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      (allowedHere.has(permission) || (permission === 'media' && details.mediaType === 'video')) &&
      details.isMainFrame &&
      isPageAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isOwnRequest(details.url) });
  });
  session.on('will-download', (event, item) => {
    // A paper saved by the clerk is made in the page; anything with an address is not ours.
    if (station === 'kiosk' || !item.getURL().startsWith('blob:')) event.preventDefault();
  });
}

/** A picture without sound. */
function isCameraAlone(details: object): boolean {
  const types = 'mediaTypes' in details ? details.mediaTypes : undefined;
  return Array.isArray(types) && types.length > 0 && types.every((type) => type === 'video');
}

function isOwnRequest(url: string): boolean {
  return isPageAddress(url) || /^(blob|data):/.test(url);
}
