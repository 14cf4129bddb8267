import type { z } from 'zod';
import type { dossierContract } from '../../contract/dossier.ts';
import { isIsoDate } from '../../rules/dates.ts';
import { situationPaper } from '../../rules/dossier/papers.ts';
import { partRule } from '../../rules/dossier/rules.ts';
import type { DossierState } from '../../rules/dossier/values.ts';
import { situationWords } from '../../rules/dossier/words.ts';
import { requireFiles } from '../attachments/name-files.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { dossierPaperTitle, issueDossierReceipt, reserveDossierPaper } from '../documents/dossier-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownAct } from '../requests/write-act.ts';
import { changed, forTheTenant } from './change.ts';
import { refuseWords, requirePerson } from './checks.ts';
import { refuse } from './refusals.ts';
import { dossierDesk } from './standing.ts';
import { type ActPaper, writeAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof dossierContract.declare)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof dossierContract.declare)['~orpc']['outputSchema']>>;

const PART = 'situation';
const STATE: DossierState = 'a_valider';

/**
 * Declares what happened in a household; it changes no value by itself. The tenant said it: the portal never refuses it.
 * @throws Refusal `DOS-PART`, `DOS-PERSONNE`, `DOS-JOUR`, `DOS-COMMENTAIRE`, `DOS-MOTS`, `FIC-PERDU`
 */
export function declareSituation(scope: CommandScope, input: Input): Output {
  const { db, core } = scope;
  const { commandId, account, situation, on, person, comment, files } = input;
  const before = labelBefore(db, commandId);
  if (before !== undefined) {
    const known = knownAct(db, commandId, account, payloadOf(input, before));
    if (known !== undefined) return changed(scope, account, commandId, known as ActPaper);
  }
  const desk = dossierDesk(core, db, account);
  const { lease, profile, today } = desk;
  const rule = partRule(profile, PART, today);
  if (!rule.offered) refuse('DOS-PART', rule.sentence);
  const name = requirePerson(desk, PART, person);
  if (on !== null && !isIsoDate(on)) {
    refuse('DOS-JOUR', "Ce jour n'existe pas au calendrier.", { field: 'on', next: 'Corrigez la date.' });
  }
  if (situation === 'autre' && comment === '') {
    refuse('DOS-COMMENTAIRE', 'Dites en quelques mots ce qui a changé.', { field: 'comment' });
  }
  refuseWords(desk, comment, input.wordsKept);
  requireFiles(db, files);

  const words = situationWords[situation];
  const label = name === null ? words : `${words} (${name})`;
  const number = reserveDossierPaper(scope);
  const result: ActPaper = { number, title: dossierPaperTitle(PART) };
  writeAct(scope, {
    commandId,
    act: 'declare',
    lease,
    part: PART,
    person,
    body: { number, label, base: null, value: null, lines: [], situation, on, comment, files, state: STATE },
    payload: payloadOf(input, label),
    result,
    supersedes: null,
  });
  issueDossierReceipt(scope, {
    lease,
    commandId,
    number,
    part: PART,
    label,
    lines: [],
    situation: words,
    on,
    comment,
    files: files.map(({ name: fileName }) => ({ name: fileName })),
    sentence: forTheTenant(rule.sentence),
    awaited: files.length === 0 ? situationPaper(situation).paper : null,
  });
  return changed(scope, account, commandId, result);
}

function payloadOf({ situation, on, person, comment, channel, files }: Input, label: string) {
  return { situation, on, person, label, comment, channel, files, state: STATE };
}

/** How it was called when it first came: the name of whom it is about may have been corrected since. */
function labelBefore(db: ReadableDb, commandId: string): string | undefined {
  const row = sql<{ payload: string }>(db, 'SELECT payload FROM command WHERE id = ?').get(commandId);
  return row === undefined ? undefined : (JSON.parse(row.payload) as { readonly label: string }).label;
}
