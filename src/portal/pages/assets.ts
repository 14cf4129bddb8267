import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** One style sheet, in this order: later ones answer earlier ones. */
const SHEETS = ['tokens', 'base', 'frame', 'parts', 'content', 'lone', 'narrow'];

const FILES = {
  css: { path: join(import.meta.dirname, 'css'), type: 'text/css; charset=utf-8' },
  // The complete Inter: the usual subset has neither U+202F nor the slashed zero (design.md §2.2).
  woff2: {
    path: join(import.meta.dirname, '../../../node_modules/inter-ui/variable/InterVariable.woff2'),
    type: 'font/woff2',
  },
  svg: { path: join(import.meta.dirname, '../../../resources/icons/guichet.svg'), type: 'image/svg+xml' },
} as const;

export type Assets = {
  /** Addresses that change with their content, so that a browser may keep them for ever. */
  readonly css: string;
  readonly icon: string;
};

/** Serves the style sheet, the font and the icon: a fixed list, read once. */
export function registerAssets(app: FastifyInstance): Assets {
  const font = serve(app, 'woff2', readFileSync(FILES.woff2.path));
  const sheet = SHEETS.map((name) => readFileSync(join(FILES.css.path, `${name}.css`), 'utf8')).join('\n');
  return {
    css: serve(app, 'css', Buffer.from(sheet.replaceAll('%INTER%', font))),
    icon: serve(app, 'svg', readFileSync(FILES.svg.path)),
  };
}

function serve(app: FastifyInstance, kind: keyof typeof FILES, bytes: Buffer): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const url = `/pages/${hash}.${kind}`;
  app.get(url, (_request, reply) =>
    reply
      .header('content-type', FILES[kind].type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(bytes),
  );
  return url;
}
