import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Station } from '../contract/core-process.ts';
import { KIOSK_DISABLED_FEATURES, KIOSK_FLAGS, kioskPreferences } from './kiosk-browser.ts';

export type BrowserWindow = {
  /** Resolves when the browser has ended and its profile is erased. */
  readonly closed: Promise<void>;
  close(): void;
};

export type BrowserWindowOptions = {
  readonly executable: string;
  readonly address: string;
  /** A kiosk's window fills the screen and is shut in. A counter's without it. */
  readonly station?: Station;
  /** For tests without a screen. */
  readonly extraFlags?: readonly string[];
  /** Where the profile is made; the system's temporary folder unless told. */
  readonly profilesFolder?: string;
};

const PROFILE_PREFIX = 'guichet-profil-';

/** Everything by which a browser would talk to its maker, keep what a tenant said, or get in the way. */
const QUIET_FLAGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-sync',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-default-apps',
  '--disable-search-engine-choice-screen',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
  '--lang=fr',
];

const DISABLED_FEATURES = [
  'Translate',
  'AutofillServerCommunication',
  'AutofillEnableAccountWalletStorage',
  'MediaRouter',
  'OptimizationHints',
  'InterestFeedContentSuggestions',
  'CertificateTransparencyComponentUpdater',
  'msEdgeShoppingAssistant',
  'msSmartScreenProtection',
];

/** The same by the profile's own settings, where no flag exists. */
const PREFERENCES = {
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false, check_default_browser: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false, password_manager_leak_detection: false },
  search: { suggest_enabled: false },
  signin: { allowed: false, allowed_on_next_startup: false },
  spellcheck: { dictionaries: [], use_spelling_service: false },
  translate: { enabled: false },
  translate_blocked_languages: ['fr', 'en'],
  intl: { accept_languages: 'fr-FR,fr' },
};

/** Opens a window of its own on an address, in a profile made for it and erased after it. */
export function openBrowserWindow(options: BrowserWindowOptions): BrowserWindow {
  const folder = options.profilesFolder ?? profilesFolder(options.executable);
  eraseLeftProfiles(folder);
  const profile = makeProfile(folder, preferencesOf(options));
  const browser = spawn(options.executable, browserFlags(profile, options), {
    stdio: 'ignore',
    // A group of its own, so that its helpers can be ended with it.
    detached: process.platform !== 'win32',
  });
  const closed = ended(browser).then(() => {
    endHelpers(browser.pid);
    erase(profile);
  });
  return { closed, close: () => void browser.kill() };
}

/** Flags of one start; `--no-sandbox` only where Chromium cannot do otherwise. */
export function browserFlags(
  profile: string,
  options: Pick<BrowserWindowOptions, 'address' | 'extraFlags' | 'station'>,
  isRoot: boolean = process.getuid?.() === 0,
): string[] {
  const kiosk = options.station === 'kiosk';
  const disabled = kiosk ? [...DISABLED_FEATURES, ...KIOSK_DISABLED_FEATURES] : DISABLED_FEATURES;
  return [
    `--app=${options.address}`,
    `--user-data-dir=${profile}`,
    ...QUIET_FLAGS,
    `--disable-features=${disabled.join(',')}`,
    ...(kiosk ? KIOSK_FLAGS : []),
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(options.extraFlags ?? []),
  ];
}

function preferencesOf({ station, address }: BrowserWindowOptions): object {
  return station === 'kiosk' ? { ...PREFERENCES, ...kioskPreferences(new URL(address).origin) } : PREFERENCES;
}

/** A Chromium packed as a snap sees neither hidden folders nor the real temporary folder. */
function profilesFolder(executable: string): string {
  let real = executable;
  try {
    real = realpathSync(executable);
  } catch {
    // Starting it will say what is wrong.
  }
  if (!/[/\\]snap([/\\]|$)/.test(real)) return tmpdir();
  const common = join(homedir(), 'snap', 'chromium', 'common');
  mkdirSync(common, { recursive: true });
  return common;
}

/** The name carries the process that made it, so that what a crash left behind is told from what is in use. */
function makeProfile(folder: string, preferences: object): string {
  const profile = mkdtempSync(join(folder, `${PROFILE_PREFIX}${process.pid}-`));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

function eraseLeftProfiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(PROFILE_PREFIX)) continue;
    const owner = Number(name.slice(PROFILE_PREFIX.length).split('-')[0]);
    if (!isAlive(owner)) erase(join(folder, name));
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A helper that outlives its browser by a moment would make the profile again after it is erased. */
function endHelpers(pid: number | undefined): void {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // None is left.
  }
}

/** On Windows a helper may still hold a file for a moment. */
function erase(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function ended(browser: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    browser.once('exit', () => resolve());
    browser.once('error', () => resolve());
  });
}
