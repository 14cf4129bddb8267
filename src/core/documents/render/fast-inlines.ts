import { type Inlines, type MadeInline, type StyleStack, TextInlines } from './pdfmake-parts.ts';

/** What pdfmake takes for the style of a word where nothing says it. */
const OTHERWISE: Readonly<Record<string, unknown>> = {
  font: 'Roboto',
  bold: false,
  italics: false,
  alignment: 'left',
  fontSize: 12,
  fontFeatures: null,
  characterSpacing: 0,
  color: 'black',
  noWrap: null,
  opacity: 1,
  sup: false,
  sub: false,
  lineHeight: 1,
  preserveLeadingSpaces: false,
  preserveTrailingSpaces: false,
  wordBreak: null,
};
const NAMES = Object.keys(OTHERWISE);

const STYLES = new Set(NAMES);

/** A text that these are said of is left to pdfmake, as one that speaks of another place of the paper. */
const RARE = new Set([
  ...['decoration', 'decorationColor', 'decorationStyle', 'decorationThickness', 'background'],
  ...['link', 'linkToPage', 'linkToDestination', 'leadingIndent'],
]);
const RARE_PARTS = [...RARE, 'style', 'section', '_textRef', '_pageRef', '_tocItemRef'];

type Style = Readonly<Record<string, unknown>>;
type Built = ReturnType<Inlines['buildInlines']>;

/** Texts kept: the papers of a month say the same labels and sentences in the same styles. */
const KEPT = 4_000;

/**
 * Measures the words of a text as pdfmake does, to the same widths. pdfmake asks its whole stack of styles for each
 * property of each word; here it is asked once a text, and a text already measured in the same style is not again.
 */
export class FastInlines extends TextInlines {
  readonly #built = new Map<string, Built>();
  #style: Style | undefined;

  override buildInlines(text: unknown, stack: StyleStack): Built {
    const style = styleOf(stack);
    const said = style === undefined ? undefined : wordsSaid(text);
    if (style === undefined || said === undefined) return super.buildInlines(text, stack);
    const key = `${saidStyle(style)}\n${said}`;
    let built = this.#built.get(key);
    if (built === undefined) {
      this.#style = style;
      try {
        built = super.buildInlines(text, stack);
      } finally {
        this.#style = undefined;
      }
      if (this.#built.size >= KEPT) this.#built.clear();
      this.#built.set(key, built);
    }
    const { items, minWidth, maxWidth } = built;
    // The layout writes on its words where they stand.
    return { items: items.map(copied), minWidth, maxWidth };
  }

  override measure(items: MadeInline[], stack: StyleStack): MadeInline[] {
    const style = this.#style;
    return style === undefined
      ? super.measure(items, stack)
      : items.map((item) => this.#measured(item, style));
  }

  #measured(item: MadeInline, style: Style): MadeInline {
    const value = (name: string) => item[name] ?? style[name] ?? OTHERWISE[name];
    const font = this.pdfDocument.provideFont(
      String(value('font')),
      value('bold') === true,
      value('italics') === true,
    );
    const [sup, sub] = [value('sup') === true, value('sub') === true];
    const fontSize = Number(value('fontSize')) * (sup || sub ? 0.58 : 1);
    const text = String(item.text);
    const made = {
      text,
      lineEnd: item.lineEnd,
      noNewLine: item.noNewLine,
      font,
      alignment: value('alignment'),
      fontSize,
      fontFeatures: value('fontFeatures'),
      characterSpacing: value('characterSpacing'),
      color: value('color'),
      noWrap: value('noWrap'),
      opacity: value('opacity'),
      sup,
      sub,
      width: 0,
      height: font.lineHeight(fontSize) * Number(value('lineHeight')),
      leadingCut: 0,
      trailingCut: 0,
      x: 0,
    };
    made.width = this.widthOfText(text, made);
    const leading = value('preserveLeadingSpaces') ? null : /^\s+/.exec(text);
    if (leading !== null) made.leadingCut = this.widthOfText(leading[0], made);
    const trailing = value('preserveTrailingSpaces') ? null : /\s+$/.exec(text);
    if (trailing !== null) made.trailingCut = this.widthOfText(trailing[0], made);
    return made;
  }
}

/** All its fields by name: a word spread into another is many times as slow. */
function copied(item: MadeInline): MadeInline {
  return {
    text: item.text,
    lineEnd: item.lineEnd,
    noNewLine: item.noNewLine,
    font: item.font,
    alignment: item.alignment,
    fontSize: item.fontSize,
    fontFeatures: item.fontFeatures,
    characterSpacing: item.characterSpacing,
    color: item.color,
    noWrap: item.noWrap,
    opacity: item.opacity,
    sup: item.sup,
    sub: item.sub,
    width: item.width,
    height: item.height,
    leadingCut: item.leadingCut,
    trailingCut: item.trailingCut,
    x: 0,
  };
}

/** What the stack of styles says of each property; undefined when it says what is left to pdfmake. */
function styleOf({ styleOverrides, defaultStyle }: StyleStack): Style | undefined {
  const style: Record<string, unknown> = { ...defaultStyle };
  for (const over of styleOverrides) {
    if (typeof over !== 'object') return undefined;
    for (const name in over) {
      const value = over[name];
      if (value === undefined || value === null) continue;
      if (STYLES.has(name)) style[name] = value;
      else if (RARE.has(name)) return undefined;
    }
  }
  return style;
}

function saidStyle(style: Style): string {
  let said = '';
  for (const name of NAMES) {
    const value = style[name];
    said += value === undefined || value === null ? '|' : `${String(value)}|`;
  }
  return said;
}

/** A text and the styles of its own parts, in words; undefined when it is not made of plain parts. */
function wordsSaid(text: unknown): string | undefined {
  if (typeof text === 'string') return text;
  if (!Array.isArray(text)) return undefined;
  let said = '';
  for (const part of text as readonly unknown[]) {
    if (typeof part !== 'object' || part === null) return undefined;
    const one = part as Style;
    if (typeof one.text !== 'string' || RARE_PARTS.some((name) => one[name] !== undefined)) return undefined;
    said += `\u0000${saidStyle(one)}\u0000${one.text}`;
  }
  return said;
}
