import type { DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import { FastInlines } from './fast-inlines.ts';
import { FastRenderer } from './fast-renderer.ts';
import { FastSvgMeasure } from './fast-svg.ts';
import { FONTS, layFonts } from './fonts.ts';
import {
  files,
  LayoutBuilder,
  normalizePageMargin,
  normalizePageSize,
  type OpenFont,
  type Pages,
  PDFDocument,
  type PdfDocument,
  type Run,
  tableLayouts,
} from './pdfmake-parts.ts';

export type { Pages } from './pdfmake-parts.ts';

/**
 * One PDF to which laid out papers are added. What is dear is done once for all of them: fonts are opened, and their
 * subset is written at the end.
 */
export type Book = {
  /** Lays a definition out; nothing is drawn. Its title, author and day name the book where it is the first. */
  lay(definition: TDocumentDefinitions): Pages;
  add(pages: Pages): void;
  end(): Promise<Uint8Array>;
};

layFonts(files);

export function openBook(): Book {
  let document: PdfDocument | undefined;
  let ended: Promise<Uint8Array> | undefined;
  let renderer: FastRenderer | undefined;
  let inlines: FastInlines | undefined;
  const pictures = new FastSvgMeasure();

  /** The PDF itself, named by what is first laid in it. */
  function begin(definition: TDocumentDefinitions): PdfDocument {
    const begun = new PDFDocument(FONTS, {}, {}, {}, optionsOf(definition), files, () => false);
    ended = new Promise((resolve, reject) => {
      const chunks: Uint8Array[] = [];
      begun.on('data', (chunk) => chunks.push(chunk));
      begun.on('end', () => resolve(Buffer.concat(chunks)));
      begun.on('error', reject);
    });
    rememberRuns(begun);
    renderer = new FastRenderer(begun);
    inlines = new FastInlines(begun);
    return begun;
  }

  return {
    lay(definition) {
      document ??= begin(definition);
      const builder = new BookBuilder(
        inlines,
        normalizePageSize(definition.pageSize),
        normalizePageMargin(definition.pageMargins),
        pictures,
      );
      builder.registerTableLayouts(tableLayouts);
      return builder.layoutDocument(
        definition.content,
        document,
        {},
        definition.defaultStyle ?? {},
        definition.background,
        definition.header as DynamicContent | undefined,
        definition.footer as DynamicContent | undefined,
      );
    },
    add(pages) {
      if (renderer === undefined) throw new Error('pages of another book');
      renderer.renderPages(pages);
    },
    end() {
      if (document === undefined || ended === undefined) throw new Error('a book without a paper');
      document.end();
      return ended;
    },
  };
}

/** pdfmake's layout, with another measure of its words. */
class BookBuilder extends LayoutBuilder {
  readonly #inlines: FastInlines | undefined;

  constructor(inlines: FastInlines | undefined, ...made: ConstructorParameters<typeof LayoutBuilder>) {
    super(...made);
    this.#inlines = inlines;
  }

  override tryLayoutDocument(...parts: readonly unknown[]): unknown {
    if (this.#inlines !== undefined) this.docMeasure.textInlines = this.#inlines;
    return super.tryLayoutDocument(...parts);
  }
}

/** A word laid out once keeps its glyphs: it is measured and drawn many times, on one page and on the next. */
function rememberRuns(document: PdfDocument): void {
  const provide = document.provideFont.bind(document);
  const seen = new Set<OpenFont>();
  document.provideFont = (...asked) => {
    const font = provide(...asked);
    if (seen.has(font)) return font;
    seen.add(font);
    const lay = font.layout.bind(font);
    const runs = new Map<string, Run>();
    font.layout = (text, features) => {
      const key = features === undefined || features === null ? text : `${features.join(' ')}|${text}`;
      const known = runs.get(key);
      if (known !== undefined) return known;
      const run = lay(text, features);
      runs.set(key, run);
      return run;
    };
    return font;
  };
}

function optionsOf({ pageSize, displayTitle, language, info }: TDocumentDefinitions): object {
  const { width, height } = normalizePageSize(pageSize);
  return {
    size: [width, height],
    pdfVersion: '1.3',
    displayTitle: displayTitle === true,
    compress: true,
    lang: language,
    fontLayoutCache: true,
    bufferPages: false,
    autoFirstPage: false,
    font: null,
    info: {
      Title: info?.title,
      Author: info?.author,
      Creator: info?.creator,
      Producer: info?.producer,
      CreationDate: info?.creationDate,
      ModDate: info?.modDate,
    },
  };
}
