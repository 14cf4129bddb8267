import { sql } from 'kysely';
import type { ImportRows } from '../../rules/import/files.ts';
import type { ImportTally } from './import-report.ts';
import type { Tx } from './staging.ts';

type Content = Omit<ImportRows['personnes'], 'line'>;

/** What describes a person, wherever it stands. */
const DESCRIBING = [
  'civilite',
  'nom',
  'nom_usage',
  'prenom',
  'date_naissance',
  'email',
  'telephone1',
  'telephone2',
] as const;

/** Rows of people that could not be used, and may be the ones that protect an address. */
export type LostPeople = { unread: boolean; readonly persons: Set<string> };

/**
 * One person, one description on every lease: the first stays, and the difference is said. An address is protected as
 * soon as one row protects it, and stays so while a row that cannot be read may be that one (loi 89-462 art. 8-2).
 */
export async function agreeOnPeople(tx: Tx, lost: LostPeople, tally: ImportTally): Promise<void> {
  await keepProtected(tx, lost);
  const { rows } = await sql<{ key: string; person: string; line: number; content: string }>`
    SELECT s.key, s.person, s.line, s.content FROM staged s
    WHERE s.kind = 'personnes' AND s.person IN (
      SELECT person FROM staged WHERE kind = 'personnes' GROUP BY person HAVING count(*) > 1)
    ORDER BY s.seq`.execute(tx);
  const people = new Map<
    string,
    { readonly key: string; readonly line: number; readonly content: Content }[]
  >();
  for (const { person, key, line, content } of rows) {
    const known = people.get(person) ?? [];
    known.push({ key, line, content: JSON.parse(content) as Content });
    people.set(person, known);
  }
  const agreed: { key: string; content: string }[] = [];
  for (const descriptions of people.values()) {
    const [first] = descriptions;
    if (first === undefined) continue;
    const hidden = descriptions.some(({ content }) => content.adresse_masquee);
    for (const { key, line, content } of descriptions) {
      sayOther(tally, line, content, first.content);
      const described = Object.fromEntries(DESCRIBING.map((name) => [name, first.content[name]]));
      agreed.push({ key, content: JSON.stringify({ ...content, ...described, adresse_masquee: hidden }) });
    }
  }
  await rewrite(tx, agreed);
}

function sayOther(tally: ImportTally, line: number, said: Content, held: Content): void {
  for (const column of DESCRIBING) {
    const value = said[column];
    if (value === null || value === held[column]) continue;
    const reason =
      'Cette personne est déjà décrite autrement dans le fichier\u202f: la première description est gardée.';
    tally.report({ file: 'personnes', line, column, value }, reason);
    return;
  }
}

async function keepProtected(tx: Tx, { unread, persons }: LostPeople): Promise<void> {
  if (!unread && persons.size === 0) return;
  const { rows } = await sql<{ key: string; content: string }>`
    SELECT s.key, s.content FROM staged s JOIN record r ON r.kind_order = s.kind_order AND r.key = s.key AND r.op = 'put'
    WHERE s.kind = 'personnes' AND r.content LIKE '%"adresse_masquee":true%' AND s.content LIKE '%"adresse_masquee":false%'
      AND (${unread} OR s.person IN (SELECT value FROM json_array_elements_text(${JSON.stringify([...persons])}::json)))`.execute(
    tx,
  );
  await rewrite(
    tx,
    rows.map(({ key, content }) => ({
      key,
      content: JSON.stringify({ ...(JSON.parse(content) as Content), adresse_masquee: true }),
    })),
  );
}

async function rewrite(
  tx: Tx,
  rows: readonly { readonly key: string; readonly content: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    UPDATE staged s SET content = g.content
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS g (key text, content text)
    WHERE s.kind = 'personnes' AND s.key = g.key`.execute(tx);
}
