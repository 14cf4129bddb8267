import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** One style sheet, in this order: later ones answer earlier ones. */
const SHEETS = ['tokens', 'base', 'frame', 'parts', 'content', 'review', 'lone', 'narrow'];

// The complete Inter: the usual subset has neither U+202F nor the slashed zero (design.md §2.2).
export const FONT = join(import.meta.dirname, '../../../node_modules/inter-ui/variable/InterVariable.woff2');
const CSS = join(import.meta.dirname, 'css');
const ICON = join(import.meta.dirname, '../../../resources/icons/guichet.svg');

const TYPES = {
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
} as const;

export type Assets = {
  /** Addresses that change with their content, so that a browser may keep them for ever. */
  readonly css: string;
  readonly icon: string;
};

/** Serves the style sheet, the font and the icon: a fixed list, read once. */
export function registerAssets(app: FastifyInstance): Assets {
  const serve = serveFor(app);
  const font = serve('woff2', readFileSync(FONT));
  const sheet = SHEETS.map((name) => readFileSync(join(CSS, `${name}.css`), 'utf8')).join('\n');
  return {
    css: serve('css', Buffer.from(sheet.replaceAll('%INTER%', font))),
    icon: serve('svg', readFileSync(ICON)),
  };
}

/** Serves bytes under an address of their own content, in a scope with this prefix; gives the whole address back. */
export function serveFor(
  app: FastifyInstance,
  prefix = '',
): (kind: keyof typeof TYPES, bytes: Buffer) => string {
  return (kind, bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const url = `/pages/${hash}.${kind}`;
    app.get(url, (_request, reply) =>
      reply
        .header('content-type', TYPES[kind])
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(bytes),
    );
    return prefix + url;
  };
}
