import { DOSSIER_REFUSALS, type DossierRefusal } from '../../rules/dossier/values.ts';
import { dossierRefusalWords } from '../../rules/dossier/words.ts';

/** Why a change was refused or what was answered, as the tenant reads it; null where nobody says. */
export function decisionInWords({
  reason,
  answer,
}: {
  readonly reason: string | null;
  readonly answer: string | null;
}): string | null {
  const words =
    isReason(reason) && (reason !== 'autre' || answer === null) ? dossierRefusalWords[reason] : null;
  const said = [words, answer].filter((part) => part !== null);
  return said.length === 0 ? null : said.join('. ');
}

function isReason(reason: string | null): reason is DossierRefusal {
  return (DOSSIER_REFUSALS as readonly (string | null)[]).includes(reason);
}
