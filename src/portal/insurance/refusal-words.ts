import { REFUSAL_REASONS, type RefusalReason } from '../../rules/insurance/states.ts';
import { refusalReasonWords } from '../../rules/insurance/words.ts';

/** Why a certificate was refused, as the tenant reads it; null where nobody says. */
export function refusalInWords(reason: string | null, comment: string | null): string | null {
  const words =
    isReason(reason) && (reason !== 'autre' || comment === null) ? refusalReasonWords[reason] : null;
  const said = [words, comment].filter((part) => part !== null);
  return said.length === 0 ? null : said.join('. ');
}

function isReason(reason: string | null): reason is RefusalReason {
  return (REFUSAL_REASONS as readonly (string | null)[]).includes(reason);
}
