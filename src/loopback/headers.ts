import type { Station } from '../contract/core-process.ts';

/** What a page holds where its nonce goes. */
export const NONCE_PLACE = '__NONCE__';

/** A kiosk needs its camera alone; a browser that knows no feature of a name passes over it. */
const KIOSK_FEATURES = [
  'camera=(self)',
  'autoplay=(self)',
  ...[
    'accelerometer',
    'browsing-topics',
    'captured-surface-control',
    'clipboard-read',
    'clipboard-write',
    'compute-pressure',
    'cross-origin-isolated',
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'gamepad',
    'geolocation',
    'gyroscope',
    'hid',
    'identity-credentials-get',
    'idle-detection',
    'keyboard-map',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'otp-credentials',
    'payment',
    'picture-in-picture',
    'publickey-credentials-create',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'storage-access',
    'sync-xhr',
    'usb',
    'window-management',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ');

/**
 * The policy of every answer: nothing from elsewhere, no inline script, no framing. `wasm-unsafe-eval` is what the
 * local barcode reader and the PDF viewer need; images and workers made in the page are blobs.
 * A kiosk's page besides opens no window, no dialog, no print and no download: it is sandboxed.
 * @param styleNonce of the page, for the style elements that the component library adds.
 */
export function securityHeaders(
  port: number,
  styleNonce?: string,
  station: Station = 'counter',
): Readonly<Record<string, string>> {
  const kiosk = station === 'kiosk';
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      styleNonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${styleNonce}'`,
      kiosk ? "img-src 'self' blob:" : "img-src 'self' blob: data:",
      "font-src 'self'",
      `connect-src 'self' ws://127.0.0.1:${port}`,
      "worker-src 'self' blob:",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      ...(kiosk ? ["object-src 'none'", 'sandbox allow-scripts allow-same-origin'] : []),
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': kiosk
      ? KIOSK_FEATURES
      : 'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  };
}
