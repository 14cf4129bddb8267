/** Markup that may be written as it stands: made by `html` alone. */
export type Html = { readonly markup: string };

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

function written(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (Array.isArray(piece)) return piece.map(written).join('');
  if (typeof piece === 'object' && 'markup' in piece) return piece.markup;
  return escaped(String(piece));
}

/** Markup whose every value is escaped, unless it is markup itself. Attributes are written between double quotes. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { markup: parts.reduce((text, part, i) => text + written(pieces[i - 1]) + part) };
}

/** Constant markup of this program; never a value. */
export function constantMarkup(markup: string): Html {
  return { markup };
}
