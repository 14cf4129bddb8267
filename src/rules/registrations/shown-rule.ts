import { appliedRule, type LandlordProfile, type RulePath } from '../profile.ts';

/** Where a rule shown to a clerk comes from: words of the guide, article of law, or the silent sentence. */
export type ShownRule = { readonly status: 'guide' | 'loi' | 'silence'; readonly source: string };

/** The profile names the guide's file, for whoever checks it; a clerk reads the guide's words. */
const GUIDE_FILE = /\d{3}_[0-9a-f]+\.txt\s*:\s*/gu;

/**
 * Who answers a rule of the profile on a day, in words for the screen.
 * @param on ISO date
 */
export function shownRule(profile: LandlordProfile, path: RulePath, on: string): ShownRule {
  const { status, source } = appliedRule(profile, path, on);
  return { status, source: guideWords(source) };
}

/** A rule's source without the name of the guide's file. */
export function guideWords(source: string): string {
  return source.replaceAll(GUIDE_FILE, '');
}
