import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserFlags } from './browser-window.ts';
import { KIOSK_FLAGS, kioskPreferences } from './kiosk-browser.ts';

const ORIGIN = 'http://127.0.0.1:4321';
const address = `${ORIGIN}/?jeton=x`;

test("a kiosk's window is a counter's, shut in further", () => {
  const counter = browserFlags('/p', { address }, false);
  const kiosk = browserFlags('/p', { address, station: 'kiosk' }, false);
  const featuresOf = (flags: readonly string[]) =>
    flags.filter((flag) => flag.startsWith('--disable-features=')).map((flag) => flag.slice(19).split(','));
  // Chromium takes the last of several: there must be one.
  expect([featuresOf(counter).length, featuresOf(kiosk).length]).toEqual([1, 1]);
  expect(featuresOf(kiosk)[0]).toEqual(expect.arrayContaining(featuresOf(counter)[0] ?? []));
  const same = counter.filter((flag) => !flag.startsWith('--disable-features='));
  expect(kiosk).toEqual(expect.arrayContaining([...same, ...KIOSK_FLAGS]));
  for (const flag of KIOSK_FLAGS) expect(counter).not.toContain(flag);
  // What would let a question, a camera without the profile's leave, or a debugger through.
  expect(kiosk.join(' ')).not.toMatch(/use-fake-ui|auto-accept|remote-debugging|kiosk-printing|no-sandbox/);
});

test('its profile lets one page use the camera and nothing else', () => {
  const { profile, policy, devtools, download_restrictions, printing } = kioskPreferences(ORIGIN);
  expect(profile.content_settings.exceptions).toEqual({
    media_stream_camera: { [`${ORIGIN},*`]: { setting: 1 } },
  });
  expect(new Set(Object.values(profile.default_content_setting_values))).toEqual(new Set([2]));
  expect(policy).toEqual({ url_blocklist: ['*'], url_allowlist: [ORIGIN, `blob:${ORIGIN}`] });
  expect([devtools.availability, download_restrictions, printing.enabled]).toEqual([2, 3, false]);
});

test("the administrator's policy says the same to the whole browser", () => {
  const file = join(import.meta.dirname, '../../resources/kiosk/chromium-policy.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    URLBlocklist: ['*'],
    URLAllowlist: ['http://127.0.0.1', 'blob:*'],
    DeveloperToolsAvailability: 2,
    ExtensionInstallBlocklist: ['*'],
    DownloadRestrictions: 3,
    PrintingEnabled: false,
    AllowFileSelectionDialogs: false,
    AudioCaptureAllowed: false,
    VideoCaptureAllowedUrls: ['http://127.0.0.1:*'],
  });
});
