import { createRequire } from 'node:module';
import type { Content, DynamicContent } from 'pdfmake/interfaces';
import type { layFonts } from './fonts.ts';

// pdfmake draws one definition into one PDF. Its own parts, put together otherwise, draw many into the same.

export type Size = { readonly width: number; readonly height: number };
/** A run of glyphs; advances in thousandths of the size. */
export type Run = {
  readonly glyphs: readonly unknown[];
  readonly positions: readonly {
    readonly xAdvance: number;
    readonly advanceWidth: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }[];
  readonly advanceWidth: number;
};
/** A font opened in a document. */
export type OpenFont = {
  readonly id: string;
  readonly ascender: number;
  layout(text: string, features?: readonly string[], onlyWidth?: boolean): Run;
  encode(text: string, features?: readonly string[]): [hex: string[], positions: Run['positions']];
  widthOfString(text: string, size: number, features?: readonly string[]): number;
  lineHeight(size: number): number;
  ref(): unknown;
};
type Resources = Record<string, unknown>;
export type PdfDocument = {
  readonly page: { readonly height: number; readonly fonts: Resources; readonly ext_gstates: Resources };
  addContent(operators: string): PdfDocument;
  fillColor(colour: unknown): PdfDocument;
  resolveColor(colour: unknown, otherwise: string): unknown;
  provideFont(family: string, bold: boolean, italics: boolean): OpenFont;
  on(event: 'data', heard: (chunk: Uint8Array) => void): void;
  on(event: 'end', heard: () => void): void;
  on(event: 'error', heard: (error: Error) => void): void;
  end(): void;
};
/** A word laid out. */
export type Inline = {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly font: OpenFont;
  readonly fontSize: number;
  readonly fontFeatures: readonly string[] | null;
  readonly characterSpacing: number;
  readonly color: unknown;
  readonly sup: boolean;
};
export type Line = {
  readonly inlines: readonly Inline[];
  getHeight(): number;
  getAscenderHeight(): number;
};
export type Svg = {
  readonly svg: unknown;
  readonly x: number;
  readonly y: number;
  readonly _width: number;
  readonly _height: number;
};
type SvgMeasure = {
  measureSVG(svg: string): Size;
  writeDimensions(svg: string, size: Size): string;
};
/** Pages laid out, not drawn yet; only their number is ours to know. */
export type Pages = readonly unknown[];
export type PageRenderer = {
  readonly pdfDocument: PdfDocument;
  renderPages(pages: Pages): void;
  renderLine(line: Line, x: number, y: number): void;
  renderSVG(svg: Svg): void;
};
/** A word being measured: pdfmake writes on it what it learns. */
export type MadeInline = Record<string, unknown>;
export type StyleStack = {
  readonly styleOverrides: readonly (string | Readonly<Record<string, unknown>>)[];
  readonly defaultStyle: Readonly<Record<string, unknown>>;
};
/** Measures the words of a text. */
export type Inlines = {
  readonly pdfDocument: PdfDocument;
  buildInlines(
    text: unknown,
    stack: StyleStack,
  ): { readonly items: readonly MadeInline[]; readonly minWidth: number; readonly maxWidth: number };
  measure(items: MadeInline[], stack: StyleStack): MadeInline[];
  widthOfText(text: string, inline: MadeInline): number;
};
export type Builder = {
  readonly docMeasure: { textInlines: Inlines };
  tryLayoutDocument(...parts: readonly unknown[]): unknown;
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
type Made<T> = { readonly default: T };

const part = createRequire(createRequire(import.meta.url).resolve('pdfmake'));

export const { default: LayoutBuilder } = part('./LayoutBuilder') as Made<
  new (
    size: Size,
    margins: object,
    svg: object,
  ) => Builder
>;
export const { default: PDFDocument } = part('./PDFDocument') as Made<
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
export const { default: Renderer } = part('./Renderer') as Made<new (document: PdfDocument) => PageRenderer>;
export const { default: TextInlines } = part('./TextInlines') as Made<new (document: PdfDocument) => Inlines>;
export const { default: StyleContextStack } = part('./StyleContextStack') as Made<
  new (
    styles: object,
    defaultStyle: object,
  ) => StyleStack & { push(style: object): void }
>;
export const { default: SVGMeasure } = part('./SVGMeasure') as Made<new () => SvgMeasure>;
export const { normalizePageSize, normalizePageMargin } = part('./PageSize') as {
  normalizePageSize(size: unknown): Size;
  normalizePageMargin(margins: unknown): object;
};
export const { tableLayouts } = part('./tableLayouts') as { readonly tableLayouts: object };
export const { default: files } = part('./virtual-fs') as Made<Parameters<typeof layFonts>[0]>;
