/** What of fontkit's shaping is asked here; the rest of it is left as it is. */
export type ShapedFont = {
  readonly _layoutEngine: {
    readonly engine: {
      readonly GSUBProcessor: Processor | null;
      readonly GPOSProcessor: Processor | null;
    } | null;
  };
};
type Processor = {
  readonly features: object;
  lookupsForFeatures(features: readonly string[] | undefined, exclude?: readonly number[]): Applied[];
  applyLookups(lookups: readonly Applied[], glyphs: Glyphs, positions: unknown): void;
};
type Glyphs = readonly { readonly id: number }[];
type Applied = { readonly lookup: Lookup };
type Lookup = { readonly subTables: Iterable<SubTable> };
type SubTable = {
  readonly extension?: SubTable;
  readonly coverage?: Coverage;
  readonly coverages?: readonly Coverage[];
  readonly inputCoverage?: readonly Coverage[];
  readonly backtrackCoverage?: readonly Coverage[];
  readonly lookaheadCoverage?: readonly Coverage[];
};
type Coverage = {
  readonly glyphs?: readonly number[];
  readonly rangeRecords?: readonly { readonly start: number; readonly end: number }[];
};

// Tables are those of the file, shared by all that is drawn: what is read of them is read once.
const asked = new WeakMap<Lookup, readonly (readonly ReadonlySet<number>[])[]>();

/**
 * Makes fontkit shape words faster, to the same glyphs at the same places. Inter holds some eighty rules, nearly all of
 * them for arrows, fractions and the like: fontkit tries each at each letter of each word.
 */
export function quicken(font: ShapedFont): void {
  const engine = font._layoutEngine.engine;
  for (const processor of [engine?.GSUBProcessor, engine?.GPOSProcessor])
    if (processor !== undefined && processor !== null) quickenOne(processor);
}

function quickenOne(processor: Processor): void {
  const found = new WeakMap<object, Map<string, Applied[]>>();
  const find = processor.lookupsForFeatures.bind(processor);
  processor.lookupsForFeatures = (features = [], exclude) => {
    if (exclude !== undefined) return find(features, exclude);
    let known = found.get(processor.features);
    if (known === undefined) {
      known = new Map();
      found.set(processor.features, known);
    }
    const key = features.join(' ');
    const these = known.get(key) ?? find(features);
    known.set(key, these);
    return these;
  };

  const apply = processor.applyLookups.bind(processor);
  processor.applyLookups = (lookups, glyphs, positions) => {
    // Tells the processor what is shaped, though nothing were to be applied.
    apply([], glyphs, positions);
    for (const one of lookups) if (mayApply(one.lookup, glyphs)) apply([one], glyphs, positions);
  };
}

/** False where the rule asks for glyphs that the word does not hold: it then does nothing. */
function mayApply(lookup: Lookup, glyphs: Glyphs): boolean {
  let rules = asked.get(lookup);
  if (rules === undefined) {
    rules = Array.from(lookup.subTables, glyphsAsked);
    asked.set(lookup, rules);
  }
  return rules.some((sets) => sets.every((set) => glyphs.some(({ id }) => set.has(id))));
}

/** Glyphs of which a word must hold one each, the rarest first; none where any word may do. */
function glyphsAsked(table: SubTable): readonly ReadonlySet<number>[] {
  const { coverage, coverages, inputCoverage, backtrackCoverage, lookaheadCoverage } =
    table.extension ?? table;
  const lists = [
    ...(coverage === undefined ? [] : [coverage]),
    ...(coverages ?? []),
    ...(inputCoverage ?? []),
    ...(backtrackCoverage ?? []),
    ...(lookaheadCoverage ?? []),
  ];
  return lists.map(glyphsOf).toSorted((one, other) => one.size - other.size);
}

function glyphsOf({ glyphs = [], rangeRecords = [] }: Coverage): ReadonlySet<number> {
  const held = new Set(glyphs);
  for (const { start, end } of rangeRecords)
    for (let glyph = start; glyph <= end; glyph += 1) held.add(glyph);
  return held;
}
