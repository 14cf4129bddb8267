/** Arguments with which the kiosk must not start. `of`: which program does take them. */
export type Launch = {
  readonly name: string;
  readonly args: readonly string[];
  readonly of: 'chromium' | 'node';
};

const browser = (...args: string[]): Launch => ({ name: args.join(' '), args, of: 'chromium' });
const engine = (...args: string[]): Launch => ({ name: args.join(' '), args, of: 'node' });

export const LAUNCHES: readonly Launch[] = [
  browser('--remote-debugging-port=0'),
  browser('--remote-allow-origins=*'),
  browser('--no-sandbox'),
  browser('--disable-setuid-sandbox'),
  browser('--disable-seccomp-filter-sandbox'),
  browser('--disable-web-security'),
  browser('--disable-site-isolation-trials'),
  browser('--allow-file-access-from-files'),
  browser('--ignore-certificate-errors'),
  browser('--ignore-certificate-errors-spki-list=AAAA'),
  browser('--unsafely-treat-insecure-origin-as-secure=http://guichet.example'),
  browser('--host-rules=MAP * 127.0.0.1'),
  browser('--host-resolver-rules=MAP * 127.0.0.1'),
  browser('--proxy-server=127.0.0.1:9'),
  browser('--proxy-pac-url=http://127.0.0.1:9/x.pac'),
  browser('--load-extension=/tmp'),
  browser('--disable-extensions-except=/tmp'),
  browser('--enable-logging=stderr'),
  browser('--log-net-log=/dev/null'),
  browser('--auth-server-allowlist=*'),
  browser('--password-store=basic'),
  browser('--js-flags=--expose-gc'),
  browser('--user-data-dir=/tmp/guichet-autre-profil'),
  browser('--incognito'),
  browser('--auto-open-devtools-for-tabs'),
  browser('--new-window'),
  browser('--disable-popup-blocking'),
  browser('--kiosk-printing'),
  browser('--enable-features=FileSystemAccessAPI'),
  browser('--start-fullscreen'),
  browser('--homepage=http://guichet.example/'),
  browser('--allow-running-insecure-content'),
  browser('--use-fake-ui-for-media-stream'),
  browser('--disable-features=IsolateOrigins'),
  engine('--inspect=0'),
  engine('--inspect-wait=0', '--version'),
  engine('--inspect-port=0'),
  engine('--inspect-publish-uid=stderr'),
  engine('--require=fs'),
  engine('--import=node:fs'),
  engine('--env-file-if-exists=/dev/null'),
  engine('--expose-gc'),
  engine('--experimental-vm-modules'),
  engine('--max-old-space-size=64'),
];
