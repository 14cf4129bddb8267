import type { App } from './electron-parts.ts';

/** Switches by which whoever starts the program would read or steer what it does. */
export const DANGEROUS_SWITCHES = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'js-flags',
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'unsafely-treat-insecure-origin-as-secure',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'load-extension',
  'disable-extensions-except',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'enable-logging',
  'log-net-log',
  'auth-server-allowlist',
  'password-store',
] as const;

/** The first dangerous switch of this start, as Chromium or Node read it; undefined when there is none. */
export function dangerousSwitch(
  app: { readonly commandLine: Pick<App['commandLine'], 'hasSwitch'> },
  args: readonly string[],
): string | undefined {
  return DANGEROUS_SWITCHES.find(
    (name) =>
      app.commandLine.hasSwitch(name) ||
      args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  );
}
