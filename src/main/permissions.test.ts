import type { WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { PAGE } from './electron-parts.ts';
import { preventable, StandInSession } from './electron-stand-in.ts';
import { guardSession } from './permissions.ts';

describe('permissions', () => {
  const session = new StandInSession();
  guardSession(session.asSession);
  const request = (permission: string, requestingUrl: string, isMainFrame = true) => {
    let granted: boolean | undefined;
    session.request?.(
      {} as WebContents,
      permission as never,
      (answered) => {
        granted = answered;
      },
      { requestingUrl, isMainFrame } as never,
    );
    return granted;
  };
  const check = (permission: string, origin: string, isMainFrame = true) =>
    session.check?.(null, permission as never, origin, { isMainFrame } as never);

  test.each([
    'media',
    'display-capture',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'openExternal',
    'clipboard-read',
    'hid',
    'serial',
    'usb',
    'bluetooth',
    'idle-detection',
    'storage-access',
    'fileSystem',
    'window-management',
    'keyboardLock',
    'speaker-selection',
    'unknown',
    'toString',
    '__proto__',
  ])('%s is denied to the page itself', (permission) => {
    expect([request(permission, PAGE), check(permission, 'app://guichet')]).toEqual([false, false]);
  });

  test.each(['clipboard-sanitized-write', 'fullscreen'])(
    "%s is the page's, and nobody else's",
    (permission) => {
      expect([request(permission, PAGE), check(permission, 'app://guichet')]).toEqual([true, true]);
      for (const foreign of ['https://guichet.example/', 'app://autre/', 'file:///x', 'about:blank', '']) {
        expect([foreign, request(permission, foreign), check(permission, foreign)]).toEqual([
          foreign,
          false,
          false,
        ]);
      }
      expect([request(permission, PAGE, false), check(permission, PAGE, false)]).toEqual([false, false]);
    },
  );

  test('the camera without the microphone, for the page alone', () => {
    const asked = (mediaTypes: readonly string[], requestingUrl: string, isMainFrame = true) => {
      let granted: boolean | undefined;
      session.request?.(
        {} as WebContents,
        'media',
        (answered) => {
          granted = answered;
        },
        { requestingUrl, isMainFrame, mediaTypes } as never,
      );
      return granted;
    };
    expect(asked(['video'], PAGE)).toBe(true);
    expect(asked(['video', 'audio'], PAGE)).toBe(false);
    expect(asked(['audio'], PAGE)).toBe(false);
    expect(asked([], PAGE)).toBe(false);
    expect(asked(['video'], 'https://guichet.example/')).toBe(false);
    expect(asked(['video'], PAGE, false)).toBe(false);
    const checked = (mediaType: string, origin: string, isMainFrame = true) =>
      session.check?.(null, 'media', origin, { isMainFrame, mediaType } as never);
    expect(checked('video', 'app://guichet')).toBe(true);
    expect(checked('audio', 'app://guichet')).toBe(false);
    expect(checked('unknown', 'app://guichet')).toBe(false);
    expect(checked('video', 'https://guichet.example')).toBe(false);
    expect(checked('video', 'app://guichet', false)).toBe(false);
  });

  test('no device, no screen of the post, no spelling service', () => {
    expect(session.device?.({} as never)).toBe(false);
    let streams: unknown = 'not asked';
    session.display?.({} as never, (given) => {
      streams = given;
    });
    expect(streams).toBeNull();
    expect(session.usb?.({ protectedClasses: ['hid'] })).toEqual(['hid']);
    expect(session.spelling).toBe(false);
  });

  test.each([
    [PAGE, false],
    ['blob:app://guichet/1', false],
    ['data:image/png;base64,x', false],
    ['https://guichet.example/', true],
    ['http://127.0.0.1:1/', true],
    ['ws://127.0.0.1:1/', true],
    ['file:///etc/passwd', true],
    ['app://autre/index.html', true],
    ['devtools://devtools/x', true],
    ['chrome://gpu', true],
  ])('a request for %s: cancelled %s', (url, cancelled) => {
    let answered: { cancel?: boolean } = {};
    session.beforeRequest?.({ url }, (given) => {
      answered = given;
    });
    expect(answered.cancel).toBe(cancelled);
  });

  test.each([
    ['blob:app://guichet/1', false],
    ['https://guichet.example/x.exe', true],
    ['app://guichet/index.html', true],
  ])('a download of %s: prevented %s', (url, prevented) => {
    const event = preventable();
    session.emit('will-download', event, { getURL: () => url });
    expect(event.prevented).toBe(prevented);
  });
});
