import { spawnSync } from 'node:child_process';
import { findBrowser } from '../loopback/find-browser.ts';

/** The system's Chromium, Chrome or Edge; on Debian as root it is installed when missing; else one sentence. */
export async function ensureBrowser(): Promise<string | undefined> {
  const found = process.env.GUICHET_BROWSER ?? findBrowser();
  if (found !== undefined) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('Aucun navigateur : installation de Chromium par apt.');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  console.error('Il manque un navigateur : installez Chromium, Chrome ou Edge, puis relancez.');
  return undefined;
}
