import {
  type Inline,
  type Line,
  type OpenFont,
  type PdfDocument,
  Renderer,
  type Svg,
} from './pdfmake-parts.ts';

/**
 * Draws what pdfmake laid out, to the same places. pdfmake draws each word as a text of its own, with every state said
 * again; here a line is written at once, and a word already drawn in the same font is written again as it was.
 */
export class FastRenderer extends Renderer {
  readonly #words = new WeakMap<OpenFont, Map<string, Word>>();
  readonly #pictures = new Map<string, Recorded>();

  override renderLine(line: Line, x = 0, y = 0): void {
    if (!line.inlines.every(isPlain)) {
      super.renderLine(line, x, y);
      return;
    }
    const document = this.pdfDocument;
    const height = line.getHeight();
    const descent = height - line.getAscenderHeight();
    const pageHeight = document.page.height;
    // pdfkit turns the page over, so as to count from its top: letters are turned back.
    document.addContent(`q\n1 0 0 -1 0 ${written(pageHeight)} cm`);
    let colour: unknown;
    let open = false;
    const ops: string[] = [];
    let state = '';
    let spacing = 0;
    for (const inline of line.inlines) {
      const { font, fontSize, text } = inline;
      if (inline.color !== colour || !open) {
        if (open) document.addContent(`${ops.splice(0).join('\n')}\nET`);
        colour = inline.color;
        document.fillColor(document.resolveColor(colour, 'black'));
        ops.push('BT');
        state = '';
        spacing = 0;
        open = true;
      }
      const word = this.#wordOf(inline);
      if (word.shown === '') continue;
      document.page.fonts[font.id] ??= font.ref();
      const shift = height - (font.ascender / 1000) * fontSize - descent;
      const raised = inline.sup ? fontSize * 0.75 : 0;
      const baseline = pageHeight - (y + shift - raised) - (font.ascender / 1000) * fontSize;
      const face = `/${font.id} ${written(fontSize)} Tf`;
      if (face !== state) ops.push(face);
      state = face;
      const wanted = text.length > 1 ? inline.characterSpacing : 0;
      if (wanted !== spacing) ops.push(`${written(wanted)} Tc`);
      spacing = wanted;
      ops.push(`1 0 0 1 ${written(x + inline.x)} ${written(baseline)} Tm`, word.shown);
    }
    if (open) document.addContent(`${ops.join('\n')}\nET`);
    document.addContent('Q');
  }

  /** A picture drawn already at the same place is drawn again as it was; one of plain squares is written at once. */
  override renderSVG(svg: Svg): void {
    const document = this.pdfDocument;
    if (typeof svg.svg !== 'string') {
      super.renderSVG(svg);
      return;
    }
    const squares = squaresOf(svg);
    if (squares !== null) {
      document.addContent(squares);
      return;
    }
    const key = `${svg.x} ${svg.y} ${svg._width} ${svg._height} ${svg.svg}`;
    const known = this.#pictures.get(key);
    if (known === undefined)
      this.#pictures.set(
        key,
        record(document, () => super.renderSVG(svg)),
      );
    else replay(document, known);
  }

  #wordOf({ font, text, fontFeatures }: Inline): Word {
    let words = this.#words.get(font);
    if (words === undefined) {
      words = new Map();
      this.#words.set(font, words);
    }
    const key = `${fontFeatures?.join(' ') ?? ''}|${text}`;
    let word = words.get(key);
    if (word === undefined) {
      word = encode(font, text, fontFeatures);
      words.set(key, word);
    }
    return word;
  }
}

type Word = { readonly shown: string };

function isPlain(inline: Inline): boolean {
  const rare = inline as Inline & Readonly<Record<string, unknown>>;
  return (
    (rare.opacity ?? 1) === 1 &&
    !rare.link &&
    !rare.linkToPage &&
    !rare.linkToDestination &&
    !rare.decoration &&
    !rare.background &&
    !rare.sub &&
    !rare._pageNodeRef &&
    flat(inline)
  );
}

/** No glyph stands above or below the line: such a word is left to pdfkit. */
function flat({ font, text, fontFeatures }: Inline): boolean {
  return font
    .layout(text, fontFeatures ?? undefined)
    .positions.every(({ xOffset, yOffset }) => !xOffset && !yOffset);
}

/** The glyphs of a word, moved where its font kerns them. */
function encode(font: OpenFont, text: string, features: readonly string[] | null): Word {
  const [hex, positions] = font.encode(text.replaceAll('\n', ''), features ?? undefined);
  const parts: string[] = [];
  let run = '';
  for (const [index, glyph] of hex.entries()) {
    run += glyph;
    const position = positions[index];
    const moved = position === undefined ? 0 : position.xAdvance - position.advanceWidth;
    if (moved !== 0) {
      parts.push(`<${run}> ${written(-moved)}`);
      run = '';
    }
  }
  if (run !== '') parts.push(`<${run}>`);
  return { shown: parts.length === 0 ? '' : `[${parts.join(' ')}] TJ` };
}

function written(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}

const SQUARES = /^<svg viewBox="0 0 (\d+) (\d+)"[^>]*>\s*<path d="([MLZ\d ]+)"\s*\/>\s*<\/svg>\s*$/;

/** The one black path of a bar code, as operators; null for any other picture. */
function squaresOf({ svg, x, y, _width, _height }: Svg): string | null {
  const found = SQUARES.exec(String(svg));
  if (found === null) return null;
  const [, width, height, path = ''] = found;
  const scaleX = _width / Number(width);
  const scaleY = _height / Number(height);
  const drawn = path
    .replaceAll(
      /([ML])(\d+) (\d+)/g,
      (_all, mark: string, px: string, py: string) => `${px} ${py} ${mark === 'M' ? 'm' : 'l'}\n`,
    )
    .replaceAll('Z', 'h\n');
  return `q\n${written(scaleX)} 0 0 ${written(scaleY)} ${written(x)} ${written(y)} cm\n/DeviceRGB cs\n0 0 0 scn\n${drawn}f\nQ`;
}

type Recorded = {
  readonly content: readonly string[];
  readonly fonts: Readonly<Record<string, unknown>>;
  readonly states: Readonly<Record<string, unknown>>;
};

function record(document: PdfDocument, draw: () => void): Recorded {
  const content: string[] = [];
  const { addContent } = document;
  document.addContent = (operators) => {
    content.push(operators);
    return addContent.call(document, operators);
  };
  try {
    draw();
  } finally {
    document.addContent = addContent;
  }
  const { fonts, ext_gstates: states } = document.page;
  return { content, fonts: { ...fonts }, states: { ...states } };
}

function replay(document: PdfDocument, { content, fonts, states }: Recorded): void {
  Object.assign(document.page.fonts, fonts);
  Object.assign(document.page.ext_gstates, states);
  for (const operators of content) document.addContent(operators);
}
