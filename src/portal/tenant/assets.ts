import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { FONT, serveFor } from '../pages/assets.ts';

const SHARED = join(import.meta.dirname, '../pages/css');
const OWN = join(import.meta.dirname, 'css');

/** One style sheet, in this order: later ones answer earlier ones. The palette and the parts are the counter's. */
const SHEETS = [
  join(SHARED, 'tokens.css'),
  join(SHARED, 'base.css'),
  join(SHARED, 'parts.css'),
  join(OWN, 'space.css'),
  join(OWN, 'forms.css'),
  join(OWN, 'account.css'),
];

/** A house: these pages are the landlord's, not the counter program's. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#0b5c70"/><path d="M6.5 11 12 6.5 17.5 11v6.5h-3.75V13.5h-3.5v4H6.5z" fill="none" stroke="#fff" stroke-width="1.7" stroke-linejoin="round"/></svg>';

export type TenantAssets = { readonly css: string; readonly icon: string };

/** Serves the tenants' style sheet, the font and the icon, in their own part of the site. */
export function registerTenantAssets(app: FastifyInstance, prefix: string): TenantAssets {
  const serve = serveFor(app, prefix);
  const font = serve('woff2', readFileSync(FONT));
  const sheet = SHEETS.map((path) => readFileSync(path, 'utf8')).join('\n');
  return {
    css: serve('css', Buffer.from(sheet.replaceAll('%INTER%', font))),
    icon: serve('svg', Buffer.from(ICON)),
  };
}
