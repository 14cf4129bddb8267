import type { DossierPart, PartValue, Situation } from '../../rules/dossier/values.ts';
import { placeOfAccount } from '../acts/account-place.ts';
import { keepFiles } from '../acts/attached-files.ts';
import { dayAt, doneAt, type Placing } from '../acts/placing.ts';
import { plainText } from '../store/plain-text.ts';
import { tellChange } from './change-record.ts';

export type ChangeToPlace = {
  /** `situation`: a declaration. */
  readonly part: DossierPart | 'situation';
  readonly person: string | null;
  readonly label: string;
  /** Null for a declaration, whose value is empty. */
  readonly base: PartValue | null;
  readonly value: PartValue | Readonly<Record<string, never>>;
  readonly lines: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly situation: Situation | null;
  /** ISO date of what happened. */
  readonly on: string | null;
  readonly comment: string | null;
  readonly channel: string | null;
  readonly files: Parameters<typeof keepFiles>[1]['files'];
  /** Of the récépissé. */
  readonly number: string;
  readonly state: 'a_valider' | 'validee';
};

/** Keeps what a counter did to a file, under its command's id, and tells the posts. */
export async function placeChange(placing: Placing, change: ChangeToPlace): Promise<void> {
  const { tx, command, at } = placing;
  const { account, feed } = await placeOfAccount(placing);
  const { part, person, label, situation, comment, channel, files, number, state } = change;
  await tx
    .insertInto('dossier_change')
    .values({
      ...{ id: command.id, account, feed, part, person, label },
      base: change.base === null ? null : plainJson(change.base),
      value: plainJson(change.value),
      lines: plainJson(change.lines),
      ...{ situation, happened_on: change.on, comment, channel, number },
      files: plainJson(files),
      ...{ state, reason: null, answer: null, decided_by: null, decided_at: null, decided_where: null },
      author: plainText(command.agentName),
      received_at: doneAt(placing),
      done_on: dayAt(command.occurredAt, command.offsetMinutes),
      command: command.id,
    })
    .execute();
  await keepFiles(tx, { owner: 'dossier', ownerId: command.id, account, feed, files, at });
  await tellChange(tx, command.id);
}

/** JSON as PostgreSQL can read it again: no U+0000, no half of a character. */
function plainJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? plainText(part.toWellFormed()) : part,
  );
}
