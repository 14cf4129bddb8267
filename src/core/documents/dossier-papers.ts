import type { DossierPart } from '../../rules/dossier/values.ts';
import { requireMeta } from '../database/meta.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { takeNumber } from '../till/numbers.ts';
import { issueOrdered, type Ordered, type OrderedPaper } from './ordered-paper.ts';

const TITLES: Readonly<Record<DossierPart | 'situation', string>> = {
  coordonnees: 'Récépissé de changement de coordonnées',
  'adresse-courrier': "Récépissé de changement d'adresse pour le courrier",
  foyer: 'Récépissé de changement du foyer',
  roles: 'Récépissé de changement des rôles',
  protection: "Récépissé de protection de l'adresse",
  situation: 'Récépissé de déclaration de situation',
};

/** Takes the number of a récépissé before its command is recorded, because the command's result names it. */
export function reserveDossierPaper({ db }: CommandScope): string {
  return takeNumber(db, requireMeta(db, 'till'), 'recepisse-dossier');
}

/** The title of a récépissé to come, as the list of documents shows it. */
export function dossierPaperTitle(part: DossierPart | 'situation'): string {
  return TITLES[part];
}

/**
 * Gives the récépissé of a change of the file, or of a declaration.
 * @param given `lease`: read after the change, so that a protection just asked for already hides the address; `label`:
 * which part, and of whom; `situation`: what happened, in words, null for a change; `on`: its ISO date; `sentence`:
 * whether it is in effect; `awaited`: the supporting paper still to be brought, null where none is
 */
export function issueDossierReceipt(
  scope: CommandScope,
  given: Ordered & {
    readonly part: DossierPart | 'situation';
    readonly label: string;
    readonly lines: readonly { readonly label: string; readonly before: string; readonly after: string }[];
    readonly situation: string | null;
    readonly on: string | null;
    readonly comment: string;
    readonly files: readonly { readonly name: string }[];
    readonly sentence: string;
    readonly awaited: string | null;
  },
): OrderedPaper {
  const { part, label, lines, situation, on, comment, files, sentence, awaited } = given;
  const title = TITLES[part];
  return issueOrdered(scope, given, title, (common) => ({
    ...common,
    kind: 'recepisse-dossier',
    title,
    label,
    // An address that is protected is printed nowhere, the one for letters neither (B36).
    lines:
      part === 'adresse-courrier' && common.dwelling.address === null
        ? []
        : lines.map((line) => ({ label: line.label, before: line.before, after: line.after })),
    situation,
    on,
    comment,
    files: files.map(({ name }) => ({ name })),
    sentence,
    awaited,
  }));
}
