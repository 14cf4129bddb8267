import type { z } from 'zod';
import type { insuranceContract } from '../../contract/insurance.ts';
import { lettersDue, standing } from '../../rules/insurance/cover.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import {
  insurancePaperTitle,
  issueInsuranceLetter,
  LETTER_PAPERS,
  reserveInsurancePaper,
} from '../documents/insurance-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownAct } from '../registrations/write-act.ts';
import { insuranceDesk, placed } from './desk.ts';
import { currentCertificate } from './merge-certificates.ts';
import { givenLetters } from './queries.ts';
import { refuse } from './refusals.ts';
import { writeAct } from './write-act.ts';

type LetterInput = z.infer<NonNullable<(typeof insuranceContract.letter)['~orpc']['inputSchema']>>;
type Given = { number: string; title: string };

/**
 * Gives the rappel or the mise en demeure that is due, numbered like every paper.
 * @throws Refusal `ASS-LETTRE` where it is not due, with where cover stands
 */
export function giveLetter(scope: CommandScope, { commandId, account, kind }: LetterInput): Given {
  const { db, core } = scope;
  const desk = insuranceDesk(core, db, account);
  const { lease, today } = desk;
  const current = currentCertificate(desk.certificates);
  const named = namedBefore(db, commandId);
  const certificate = named === undefined ? (current?.id ?? null) : named.id;
  const payload = { kind, certificate };
  const known = knownAct<Given>(db, commandId, account, payload);
  if (known !== undefined) return known;

  const counted = placed(desk.certificates);
  const due = lettersDue(desk.before, counted, givenLetters(db, lease.id), today);
  if (!due.some((letter) => letter.kind === kind)) {
    refuse('ASS-LETTRE', standing(desk.before, counted, today).sentence, {
      field: 'kind',
      next: "Cette lettre n'est pas due aujourd'hui.",
    });
  }
  const paper = LETTER_PAPERS[kind];
  const number = reserveInsurancePaper(scope, paper);
  const result: Given = { number, title: insurancePaperTitle(paper) };
  writeAct(scope, {
    commandId,
    lease,
    certificate,
    body: { act: 'letter', kind, number },
    payload,
    result,
    supersedes: null,
  });
  const { insurer = null, policy = null, endsOn } = current ?? {};
  issueInsuranceLetter(scope, {
    lease,
    commandId,
    number,
    kind,
    current: endsOn === undefined ? null : { insurer, policy, endsOn },
  });
  return result;
}

/** What the letter named when it was given: asked again, it is the same act whatever came since. */
function namedBefore(db: ReadableDb, commandId: string): { readonly id: string | null } | undefined {
  return sql<{ id: string | null }>(
    db,
    "SELECT certificate_id AS id FROM certificate_act WHERE command_id = ? AND act = 'letter'",
  ).get(commandId);
}
