/** Words that depend on a count, by the plural categories of the language (`Intl.PluralRules`). */
export type Plural = Readonly<Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>> & {
  readonly other: string;
};
export type Entry = string | Plural;

/** An area in another language: exactly the keys of the French one. `{name}` marks what is put in. */
export type Translated<A> = { readonly [K in keyof A]: A[K] extends string ? string : Plural };

/** What is put in; `count` chooses the plural. */
export type Params = Readonly<Record<string, string | number>>;

/** One sentence of an entry, filled. */
export function say(entry: Entry, rules: Intl.PluralRules, params: Params = {}): string {
  const pattern = typeof entry === 'string' ? entry : pluralOf(entry, rules, params.count);
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}

function pluralOf(entry: Plural, rules: Intl.PluralRules, count: string | number | undefined): string {
  return entry[rules.select(Number(count ?? 0))] ?? entry.other;
}
