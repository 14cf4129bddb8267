import type { z } from 'zod';
import type { dossierContract } from '../../contract/dossier.ts';
import { partRule } from '../../rules/dossier/rules.ts';
import { sameValue } from '../../rules/dossier/standing.ts';
import type { DossierPart, DossierState, PartValue } from '../../rules/dossier/values.ts';
import { partLabel, valueLines } from '../../rules/dossier/words.ts';
import { SILENT } from '../../rules/profile-schema.ts';
import { summaryById } from '../accounts/lease-summary.ts';
import { requireFiles } from '../attachments/name-files.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { dossierPaperTitle, issueDossierReceipt, reserveDossierPaper } from '../documents/dossier-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownAct } from '../requests/write-act.ts';
import { useGrant as spendGrant } from '../staff/grants.ts';
import type { ChangedLine } from './act-body.ts';
import { hidesPostal, isManager, readTyped, readValue, refuseWords, requirePerson } from './checks.ts';
import { refuse } from './refusals.ts';
import { shownChange } from './shown.ts';
import { type DossierDesk, dossierDesk } from './standing.ts';
import { type ActPaper, requireCorrected, writeAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof dossierContract.change)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof dossierContract.change)['~orpc']['outputSchema']>>;

/** What the rules of the day make of what was typed. */
type Worked = {
  readonly label: string;
  readonly value: PartValue;
  readonly lines: readonly ChangedLine[];
  readonly state: DossierState;
};

/**
 * Changes one part of a file, with its récépissé: in effect at once, or once the landlord's services have looked at it.
 * @throws Refusal `DOS-PART`, `DOS-PERSONNE`, `DOS-VALEUR`, `DOS-TELEPHONE`, `DOS-ENTRE-TEMPS` (what was seen stands no
 * more), `DOS-IDENTIQUE`, `DOS-MOTS`, `DOS-PROTEGEE`, `AUT-001` (an agent takes a protection off alone), `FIC-PERDU`
 */
export function changeFile(scope: CommandScope, input: Input): Output {
  const { db, core } = scope;
  const { commandId, account, part, person, comment, files, supersedes } = input;
  const before = workedBefore(db, commandId);
  if (before !== undefined) {
    const known = knownAct(db, commandId, account, payloadOf(input, before));
    if (known !== undefined) return changed(scope, account, commandId, known as ActPaper);
  }
  requireCorrected(scope, supersedes, { account, part, person });
  const desk = dossierDesk(core, db, account);
  const { lease, profile, today } = desk;
  const rule = partRule(profile, part, today);
  if (!rule.offered) refuse('DOS-PART', rule.sentence, { field: 'part' });
  const name = requirePerson(desk, part, person);
  if (part === 'adresse-courrier' && hidesPostal(desk, scope.session)) {
    refuse(
      'DOS-PROTEGEE',
      "L'adresse de ce compte est protégée\u202f: un responsable change l'adresse pour le courrier.",
    );
  }
  const worked = workOut(desk, input, partLabel(part, name), rule.checked ? 'a_valider' : 'validee');
  refuseWords(desk, comment, input.wordsKept);
  requireFiles(db, files);
  // Last of all: a grant is used up by the act alone.
  if ('masked' in worked.value && !worked.value.masked && !isManager(scope.session)) {
    spendGrant(core, scope.session, input.grant, 'protection');
  }

  const number = reserveDossierPaper(scope);
  const result: ActPaper = { number, title: dossierPaperTitle(part) };
  const payload = payloadOf(input, worked);
  writeAct(scope, {
    commandId,
    act: 'change',
    lease,
    part,
    person,
    body: {
      ...worked,
      number,
      base: payload.base,
      situation: null,
      on: null,
      comment,
      files,
    },
    payload,
    result,
    supersedes,
  });
  issueDossierReceipt(scope, {
    // Read again: a protection just asked for already hides the address on the récépissé.
    lease: summaryById(db, lease.id) ?? lease,
    commandId,
    number,
    part,
    label: worked.label,
    lines: worked.lines,
    situation: null,
    on: null,
    comment,
    files: files.map(({ name: fileName }) => ({ name: fileName })),
    sentence: forTheTenant(rule.sentence),
    awaited: null,
  });
  return changed(scope, account, commandId, result);
}

function workOut(desk: DossierDesk, input: Input, label: string, state: DossierState): Worked {
  const { part, person } = input;
  const standing = desk.standing.partValue(part, person);
  refuseMoved(part, readValue(part, input.base), standing);
  const value = readTyped(part, standing, readValue(part, input.value), desk.today);
  const lines = valueLines(part, standing, value);
  if (lines.length === 0) {
    refuse('DOS-IDENTIQUE', "Rien n'a changé\u202f: la saisie est déjà ce que dit le dossier.", {
      field: 'value',
    });
  }
  return { label, value, lines, state };
}

/** Of two people that change the same part, the second is told, and chooses with the new value before him. */
function refuseMoved(part: DossierPart, base: PartValue, standing: PartValue): void {
  if (sameValue(part, base, standing)) return;
  refuse('DOS-ENTRE-TEMPS', 'Cette partie du dossier a été changée depuis que le formulaire est ouvert.', {
    field: 'base',
    next: 'Comparez votre saisie avec la valeur actuelle, puis choisissez.',
  });
}

/** That a guide says nothing of it is no business of the tenant's. */
export function forTheTenant(sentence: string): string {
  return sentence.replace(` ${SILENT}.`, '');
}

function payloadOf(input: Input, { label, value, lines, state }: Worked) {
  const { part, person, comment, channel, files, supersedes } = input;
  return {
    part,
    person,
    label,
    base: readValue(part, input.base) as PartValue,
    value,
    lines,
    comment,
    channel,
    files,
    state,
    ...(supersedes === null ? {} : { supersedes }),
  };
}

/** What was made of the act when it first came: the file, the rules and the day may have changed since. */
function workedBefore(db: ReadableDb, commandId: string): Worked | undefined {
  const row = sql<{ payload: string }>(db, 'SELECT payload FROM command WHERE id = ?').get(commandId);
  return row === undefined ? undefined : (JSON.parse(row.payload) as Worked);
}

/** The answer of an act: how it stands, and its récépissé. */
export function changed(
  { core, db, session }: CommandScope,
  account: string,
  id: string,
  paper: ActPaper,
): Output {
  const change = shownChange(core, db, dossierDesk(core, db, account), session, id);
  if (change === undefined) throw new Error('an act left no change');
  return { change, papers: [{ number: paper.number, title: paper.title }] };
}
