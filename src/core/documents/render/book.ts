import { createRequire } from 'node:module';
import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONTS, layFonts } from './fonts.ts';

/** Pages laid out by pdfmake, not drawn yet; only their number is ours to know. */
export type Pages = readonly unknown[];

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

type Size = { readonly width: number; readonly height: number };
type Builder = {
  registerTableLayouts(layouts: object): void;
  layoutDocument(
    content: Content,
    document: PdfDocument,
    styles: object,
    defaultStyle: object,
    background: unknown,
    header: DynamicContent | undefined,
    footer: DynamicContent | undefined,
  ): unknown[];
};
type PdfDocument = {
  on(event: 'data', heard: (chunk: Uint8Array) => void): void;
  on(event: 'end', heard: () => void): void;
  on(event: 'error', heard: (error: Error) => void): void;
  end(): void;
};
type Made<T> = { readonly default: T };

// pdfmake draws one definition into one PDF. Its own parts, put together otherwise, draw many into the same.
const part = createRequire(createRequire(import.meta.url).resolve('pdfmake'));
const { default: LayoutBuilder } = part('./LayoutBuilder') as Made<
  new (
    size: Size,
    margins: object,
    svg: object,
  ) => Builder
>;
const { default: PDFDocument } = part('./PDFDocument') as Made<
  new (
    fonts: object,
    images: object,
    patterns: object,
    attachments: object,
    options: object,
    files: object,
    mayRead: () => boolean,
  ) => PdfDocument
>;
const { default: Renderer } = part('./Renderer') as Made<
  new (
    document: PdfDocument,
  ) => { renderPages(pages: Pages): void }
>;
const { default: SVGMeasure } = part('./SVGMeasure') as Made<new () => object>;
const { normalizePageSize, normalizePageMargin } = part('./PageSize') as {
  normalizePageSize(size: unknown): Size;
  normalizePageMargin(margins: unknown): object;
};
const { tableLayouts } = part('./tableLayouts') as { readonly tableLayouts: object };
const { default: files } = part('./virtual-fs') as Made<Parameters<typeof layFonts>[0]>;

layFonts(files);

export function openBook(): Book {
  let document: PdfDocument | undefined;
  let ended: Promise<Uint8Array> | undefined;
  let renderer: { renderPages(pages: Pages): void } | undefined;

  /** The PDF itself, named by what is first laid in it. */
  function begin(definition: TDocumentDefinitions): PdfDocument {
    const begun = new PDFDocument(FONTS, {}, {}, {}, optionsOf(definition), files, () => false);
    ended = new Promise((resolve, reject) => {
      const chunks: Uint8Array[] = [];
      begun.on('data', (chunk) => chunks.push(chunk));
      begun.on('end', () => resolve(Buffer.concat(chunks)));
      begun.on('error', reject);
    });
    renderer = new Renderer(begun);
    return begun;
  }

  return {
    lay(definition) {
      document ??= begin(definition);
      const builder = new LayoutBuilder(
        normalizePageSize(definition.pageSize),
        normalizePageMargin(definition.pageMargins),
        new SVGMeasure(),
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
