import { describe, expect, it } from 'vitest';
import { readSmtpUrl } from './smtp-address.ts';

describe('SMTP_URL', () => {
  it.each([
    [
      'smtps://u:p%40ss@mx.example',
      { host: 'mx.example', port: 465, secure: true, auth: { user: 'u', pass: 'p@ss' } },
    ],
    ['smtp://mx.example', { host: 'mx.example', port: 587, secure: false, requireTLS: true }],
    ['smtp://mx.example:25?ignoreTLS=true', { port: 25, secure: false, ignoreTLS: true }],
    // This machine's own server often speaks no TLS.
    ['smtp://127.0.0.1:2525', { port: 2525, ignoreTLS: true }],
    ['smtp://[::1]:2525', { host: '::1', ignoreTLS: true }],
    ['smtp://localhost?requireTLS=true', { host: 'localhost', requireTLS: true }],
    ['smtp://u:100%@mx.example', { auth: { user: 'u', pass: '100%' } }],
  ])('%s', (url, expected) => {
    expect(readSmtpUrl(url)).toMatchObject(expected);
  });

  it('never certifies blindly, and never reads files or addresses from a mail', () => {
    const read = readSmtpUrl('smtp://u:p@mx.example?tls.rejectUnauthorized=false');
    expect(read).not.toHaveProperty('tls');
    expect(read).toMatchObject({
      disableFileAccess: true,
      disableUrlAccess: true,
      logger: false,
      requireTLS: true,
    });
  });

  it.each(['', 'mx.example:25', 'http://u:secret@mx.example', 'smtp://', 'smtp:secret'])(
    'refuses %j without quoting it',
    (url) => {
      expect(() => readSmtpUrl(url)).toThrow(/^SMTP_URL attend/);
      expect(() => readSmtpUrl(url)).not.toThrow(/secret/);
    },
  );
});
