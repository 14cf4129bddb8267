import { z } from 'zod';
import { appliedRule, type LandlordProfile, type LibraryItem } from '../profile.ts';
import { type ShownRule, shownRule } from '../registrations/shown-rule.ts';

const textSchema = z.string().trim().min(1);

/** A text of the library: `resources/library/<landlord>/<item>.json`. */
export const libraryTextSchema = z.strictObject({
  title: textSchema,
  /** ISO date of this wording: a paper given keeps its own. */
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** True while the words are ours and not the landlord's: the paper says so. */
  specimen: z.boolean(),
  sections: z.array(z.strictObject({ title: textSchema, paragraphs: z.array(textSchema).min(1) })).min(1),
});
export type LibraryText = z.infer<typeof libraryTextSchema>;

/** Offered where the guide names no text, under that silence. */
const WELCOME: LibraryItem = {
  item: 'livret-accueil',
  title: "Livret d'accueil",
  summary: "L'essentiel du bail\u202f: loyer, assurance, entretien, demandes et départ",
  fromGuide: false,
};

/**
 * The texts that may be given to a tenant of this landlord: those its guide names, else a short welcome.
 * @param on ISO date
 */
export function libraryItems(profile: LandlordProfile, on: string): (LibraryItem & { rule: ShownRule })[] {
  const rule = shownRule(profile, 'documents.library', on);
  const items = appliedRule(profile, 'documents.library', on).value ?? [WELCOME];
  return items.map((item) => ({ ...item, rule }));
}
